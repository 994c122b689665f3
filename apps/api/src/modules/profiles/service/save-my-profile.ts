import { scheduleMask } from "@posoka/domain/matching/masks";
import { AppError, type FieldError } from "@posoka/schema/errors";
import type { saveMyIdentity, saveMyProfile } from "@posoka/schema/profiles";
import type { ParsedOf } from "@posoka/schema/route";
import type { Context } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { personKey, type SealedField, sealFor } from "../../privacy/service/person-keys.ts";
import {
  knownCards,
  knownSkills,
  knowsPlace,
  lockProfile,
  replaceExperiences,
  replaceSkills,
  replaceSupport,
  updateIdentity,
  updateProfile,
} from "../queries.ts";
import { activeYouthOf } from "./active-youth.ts";

type Body = ParsedOf<typeof saveMyProfile>["body"];

/** Takes the whole document; whoever saved after the version was read wins, and the late one reads again. */
export async function storeMyProfile(ctx: Context, body: Body): Promise<{ version: number }> {
  const { id, tenantId } = activeYouthOf(ctx);
  return ctx.db.transaction(async (tx) => {
    const row = await lockProfile(tx, id);
    if (!row) throw new AppError("not_found");
    if (row.version !== body.version) throw new AppError("stale_version");
    await refuseUnknown({ ...ctx, db: tx }, body);

    const { skills, experiences, support, hours, version: _, ...plain } = body;
    const sealed = await sealerOf({ ...ctx, db: tx }, id);
    const limits = sealed("profiles.limits", plain.limits);
    const version = await updateProfile(tx, id, { ...plain, limits, hours: scheduleMask(hours), updatedAt: ctx.now() });
    await replaceSkills(tx, id, tenantId, skills);
    const told = experiences.map((one) => ({ ...one, words: sealed("profile_experiences.words", one.words) }));
    if ((await replaceExperiences(tx, id, tenantId, told)) < told.length) throw new AppError("conflict");
    const needs = support.length === 0 ? "" : sealed("support_wanted.needs", JSON.stringify(support));
    await replaceSupport(tx, id, tenantId, needs, ctx.now());
    await record(tx, ctx, "profile.save", { kind: "profile", id }, { version });
    return { version };
  });
}

async function sealerOf(ctx: Context, id: string): Promise<(field: SealedField, plain: string) => string> {
  const key = await personKey(ctx.db, ctx.deps.config.keys, id);
  return (field, plain) => sealFor(key, id, field, plain);
}

async function refuseUnknown(ctx: Context, body: Body): Promise<void> {
  const fields: Record<string, FieldError> = {};
  const known = await knownSkills(
    ctx.db,
    body.skills.map((skill) => skill.id),
  );
  for (const [place, skill] of body.skills.entries()) {
    if (!known.has(skill.id)) fields[`skills.${place}.id`] = "unknown_reference";
  }
  const codes = body.experiences.flatMap((one) => one.cardCode ?? []);
  const cards = await knownCards(ctx.db, codes);
  for (const [place, { cardCode }] of body.experiences.entries()) {
    if (cardCode !== null && !cards.has(cardCode)) fields[`experiences.${place}.cardCode`] = "unknown_reference";
  }
  if (body.ekatte !== null && !(await knowsPlace(ctx.db, body.ekatte))) fields["ekatte"] = "unknown_reference";
  for (const [field, names] of [
    ["skills", body.skills.map((skill) => skill.id)],
    ["experiences", body.experiences.map((one) => one.id)],
    ["languages", body.languages.map((one) => one.code)],
    ["licences", body.licences],
    ["wishes", body.wishes],
    ["support", body.support],
  ] as const) {
    if (new Set(names).size < names.length) fields[field] = "bad_choice";
  }
  if (Object.keys(fields).length > 0) throw new AppError("invalid_input", { fields });
}

export async function storeMyIdentity(
  ctx: Context,
  body: ParsedOf<typeof saveMyIdentity>["body"],
): Promise<{ version: number }> {
  const { id } = activeYouthOf(ctx);
  return ctx.db.transaction(async (tx) => {
    const sealed = await sealerOf({ ...ctx, db: tx }, id);
    const [name, phone] = [sealed("identities.name", body.name), sealed("identities.phone", body.phone)];
    const version = await updateIdentity(tx, id, { version: body.version, name, phone, updatedAt: ctx.now() });
    if (version === undefined) throw new AppError("stale_version");
    await record(tx, ctx, "identity.save", { kind: "identity", id }, { version, fields: ["name", "phone"] });
    return { version };
  });
}
