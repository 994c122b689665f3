import { scheduleSlots } from "@posoka/domain/matching/masks";
import type { Language } from "@posoka/domain/vocabulary";
import { AppError } from "@posoka/schema/errors";
import type { getMyIdentity, getMyProfile } from "@posoka/schema/profiles";
import type { ReplyInput } from "@posoka/schema/route";
import { type Context, youthOf } from "../../../context.ts";
import { skillLabels } from "../../occupations/service/labels.ts";
import { findPlace } from "../../occupations/service/places.ts";
import { openFor, readPersonKeys } from "../../privacy/service/person-keys.ts";
import { findIdentity, findProfile, findSupport, hasInterests, listExperiences, listSkills } from "../queries.ts";
import { missingParts } from "./missing-parts.ts";

export async function readMyProfile(ctx: Context, language: Language): Promise<ReplyInput<typeof getMyProfile>> {
  const { id } = youthOf(ctx);
  const row = await findProfile(ctx.db, id);
  if (!row) throw new AppError("not_found");
  const skills = await listSkills(ctx.db, id);
  const labels = await skillLabels(
    ctx.db,
    skills.map((skill) => skill.id),
    language,
  );
  const { youthId: _, tenantId: __, updatedAt: ___, hours, ...kept } = row;
  const key = (await readPersonKeys(ctx.db, ctx.deps.config.keys, [id])).get(id);
  const support = openFor(key, id, "support_wanted.needs", await findSupport(ctx.db, id));
  const experiences = (await listExperiences(ctx.db, id)).map((one) => ({
    ...one,
    words: openFor(key, id, "profile_experiences.words", one.words),
  }));
  return {
    ...kept,
    limits: openFor(key, id, "profiles.limits", row.limits),
    hours: scheduleSlots(hours),
    skills: skills.map((skill) => ({ ...skill, label: labels.get(skill.id) ?? "" })),
    experiences,
    support: support === "" ? [] : (JSON.parse(support) as string[]),
    place: row.ekatte === null ? null : await findPlace(ctx.db, row.ekatte, language),
    missing: missingParts({ ...row, skills }, await hasInterests(ctx.db, id)),
  } as ReplyInput<typeof getMyProfile>;
}

export async function readMyIdentity(ctx: Context): Promise<ReplyInput<typeof getMyIdentity>> {
  const { id, youth } = youthOf(ctx);
  const row = await findIdentity(ctx.db, id);
  if (!row) throw new AppError("not_found");
  const key = (await readPersonKeys(ctx.db, ctx.deps.config.keys, [id])).get(id);
  const name = openFor(key, id, "identities.name", row.name);
  const phone = openFor(key, id, "identities.phone", row.phone);
  return { ...row, name, phone, birthDate: youth.birthDate };
}
