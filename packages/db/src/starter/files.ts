import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

type Texts<T> = Partial<Record<"bg" | "bg-easy" | "en", T>>;

export type StarterSkill = {
  code: string;
  esco: string | null;
  kind: "skill" | "knowledge";
  transversal: boolean;
  texts: Texts<{ label: string }>;
};

export type StarterOccupation = {
  code: string;
  isco: string;
  nkpd: { code: string; title: string } | null;
  esco: string | null;
  /** R I A S E C, 1 to 7. */
  riasec: readonly number[];
  education: string;
  skills: { code: string; relation: "essential" | "optional" }[];
  texts: Texts<{
    title: string;
    altTitles: string[];
    description: string;
    day: string;
    waysIn: string;
    hard: string;
  }>;
};

export type StarterCard = {
  code: string;
  topic: string;
  texts: Texts<{ label: string }>;
  skills: { code: string; level: number }[];
};

export type StarterQuestionnaire = {
  code: string;
  version: number;
  scale: number;
  items: { id: string; type: string; texts: Texts<string> }[];
};

export type StarterProvince = { code: string; names: Texts<string> };

export type StarterSettlement = {
  ekatte: string;
  municipality: string;
  province: string;
  lat: number;
  lon: number;
  population: number;
  names: Texts<string>;
};

export type Starter = {
  skills: StarterSkill[];
  occupations: StarterOccupation[];
  everyday: StarterCard[];
  interests: StarterQuestionnaire;
  provinces: StarterProvince[];
  settlements: StarterSettlement[];
  /** SHA-256 over all files. */
  checksum: string;
};

const names = ["skills", "everyday", "interests", "provinces", "settlements"] as const;
/** Occupations lie by ISCO major group, so that one can find and read them. */
const occupationFiles = [..."123456789"].map((group) => `occupations/${group}`);

/** Reads the catalogue that comes with the product. */
export async function readStarter(): Promise<Starter> {
  const files = [...names, ...occupationFiles];
  const contents = await Promise.all(
    files.map((name) => readFile(new URL(`../../seed/${name}.json`, import.meta.url), "utf8")),
  );
  const checksum = createHash("sha256");
  for (const content of contents) checksum.update(content).update("\0");
  const parsed = contents.map((content) => JSON.parse(content) as unknown);
  const lists = Object.fromEntries(names.map((name, at) => [name, parsed[at]]));
  const occupations = parsed.slice(names.length).flat() as StarterOccupation[];
  return { ...(lists as Omit<Starter, "occupations" | "checksum">), occupations, checksum: checksum.digest("hex") };
}

/** One flat row per language that has a text. */
export function byLanguage<T, R extends { texts: Texts<T> }>(rows: readonly (R & { texts: Texts<T> })[]) {
  return rows.flatMap((row) => Object.entries<T>(row.texts).map(([language, text]) => ({ row, language, text })));
}
