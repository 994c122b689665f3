import { ageOn } from "@posoka/domain/ages";
import type { OpeningKind } from "@posoka/domain/vocabulary";
import type { Actor } from "../../context.ts";

type Owned = { organisationId: string | null };

/** A posting belongs to its organisation; for everybody else it does not exist as a draft. */
export function owns(actor: Actor, opening: Owned): boolean {
  return actor.role === "partner" && actor.organisationId !== null && opening.organisationId === actor.organisationId;
}

/** The oldest lower limit that a reader may see: none for adults and guests, the own age for a minor. */
export function ageLimitFor(actor: Actor | null, today: string): number | null {
  return actor?.youth?.minor ? ageOn(actor.youth.birthDate, today) : null;
}

/** Adults only: by law under the stated facts, or by the partner's own limit. */
export function isAdultsOnly(opening: { lawfulFrom: number; minAge: number | null }): boolean {
  return Math.max(opening.lawfulFrom, opening.minAge ?? 0) >= 18;
}

/** Applied to on the platform; a job only once the operator is registered as a mediator. */
export function takesApplications(opening: { external: boolean; kind: OpeningKind }, mediates: boolean): boolean {
  return !opening.external && (opening.kind !== "job" || mediates);
}
