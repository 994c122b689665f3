import { ageOn } from "@posoka/domain/ages";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { maskPersonalNumbers } from "@posoka/domain/contact/mask-personal-numbers";
import type { ShareField } from "@posoka/domain/consent/purposes";
import { type GuardianKind, represents } from "@posoka/domain/guardians/representation";
import { actorOf, type Context } from "../../../context.ts";
import { lacksFactor } from "../../accounts/service/factor-state.ts";
import { openFor, readPersonKeys } from "../../privacy/service/person-keys.ts";
import { namesOf } from "../../profiles/service/identities.ts";
import { readSealed } from "../queries.ts";
import { runningShares } from "./shares.ts";
import { runningStays } from "./stays.ts";

// The one boundary. What names a young person leaves to a partner, a mentor, a representative or an institution from
// here and from nowhere else: each function asks the register at that moment, and opens only what it allows. A test
// holds every other module away from sealed names and contact.

export type Shown = Partial<Record<ShareField, string>>;

/**
 * Name, note and contact that each application shows its partner now; one that shows nothing is left out. Without a
 * second factor a partner is shown nothing, so a list has cards alone.
 *
 * @param proposed for the owner's preview: what would leave if exactly these were shared
 */
export async function discloseToPartner(
  ctx: Context,
  applicationIds: readonly string[],
  proposed?: readonly ShareField[],
): Promise<Map<string, Shown>> {
  const actor = actorOf(ctx);
  if (actor.role === "partner" && lacksFactor(actor, ctx.deps.config)) return new Map();
  const shares = await runningShares(ctx.db, applicationIds, ctx.now(), proposed);
  if (shares.size === 0) return new Map();
  const sealed = await readSealed(ctx.db, [...shares.keys()]);
  const keys = await readPersonKeys(
    ctx.db,
    ctx.deps.config.keys,
    sealed.map(({ youthId }) => youthId),
  );
  return new Map(
    sealed.map(({ applicationId, youthId, name, phone, note, email }) => {
      const key = keys.get(youthId);
      const open: Record<ShareField, () => string> = {
        name: () => openFor(key, youthId, "identities.name", name),
        note: () => maskPersonalNumbers(openFor(key, youthId, "applications.note", note)),
        phone: () => openFor(key, youthId, "identities.phone", phone),
        email: () => email ?? "",
      };
      const shown = (shares.get(applicationId)?.fields ?? []).map((field) => [field, open[field]()] as const);
      return [applicationId, Object.fromEntries(shown.filter(([, words]) => words !== ""))];
    }),
  );
}

/**
 * First names of an institution's own children, empty where none was written down. At 18, at midnight in Sofia, the
 * rights of an institution end, and only those of its people stay whom the young adult named: who is left out here may
 * not be shown at all.
 */
export async function discloseToInstitution(
  ctx: Context,
  children: readonly { youthId: string; birthDate: string }[],
): Promise<Map<string, string>> {
  const today = sofiaDate(ctx.now());
  const stays = await runningStays(ctx.db, actorOf(ctx).id, children, ctx.now());
  return firstNamesOf(
    ctx,
    children.filter(({ birthDate, youthId }) => ageOn(birthDate, today) < 18 || stays.has(youthId)),
  );
}

/**
 * First names of the young people whom the actor represents now, or who as adults let the actor stay; empty where none
 * was written down, and no other part of a name. Who is left out may not be shown at all.
 */
export async function discloseToRepresentative(
  ctx: Context,
  children: readonly { youthId: string; birthDate: string; kind: GuardianKind }[],
): Promise<Map<string, string>> {
  const today = sofiaDate(ctx.now());
  const stays = await runningStays(ctx.db, actorOf(ctx).id, children, ctx.now());
  return firstNamesOf(
    ctx,
    children.filter(({ kind, birthDate, youthId }) => represents(kind, birthDate, today) || stays.has(youthId)),
  );
}

async function firstNamesOf(ctx: Context, people: readonly { youthId: string }[]): Promise<Map<string, string>> {
  const ids = people.map(({ youthId }) => youthId);
  const names = await namesOf(ctx.db, ctx.deps.config.keys, ids);
  return new Map(ids.map((id) => [id, names.get(id)?.trim().split(/\s+/)[0] ?? ""]));
}
