import { municipalitiesAround } from "@posoka/domain/places/municipalities";
import type { Language } from "@posoka/domain/vocabulary";
import type { EverydayCard } from "@posoka/schema/occupations";
import type { Place } from "@posoka/schema/places";
import type { Context } from "../../../context.ts";
import { findPlaces, findSkills, listCards } from "../queries/words.ts";

type Search = { q: string; language: Language; limit: number };

export async function searchSkills(ctx: Context, search: Search) {
  return { items: await findSkills(ctx.db, search) };
}

/** People write „гр. Русе“ and „с. Баня“ as on an envelope. */
const kindInFront = /^(гр|с|gr|s)\.\s*/i;

export async function searchPlaces(ctx: Context, search: Search): Promise<{ items: Place[] }> {
  const found = await findPlaces(ctx.db, { ...search, q: search.q.replace(kindInFront, "") });
  const items = found.map(({ ekatte, name, municipalityCode, centreName, province }) => {
    const around = municipalitiesAround[municipalityCode]?.[search.language === "en" ? "en" : "bg"];
    return { ekatte, name, municipality: around ?? centreName ?? province, province };
  });
  return { items };
}

export async function listEverydayCards(ctx: Context, language: Language): Promise<{ items: EverydayCard[] }> {
  const cards = new Map<string, EverydayCard>();
  for (const { code, topic, label, skillId, skillLabel, level } of await listCards(ctx.db, language)) {
    const card = cards.get(code) ?? { code, topic, label, skills: [] };
    card.skills.push({ id: skillId, label: skillLabel, level });
    cards.set(code, card);
  }
  return { items: [...cards.values()] };
}
