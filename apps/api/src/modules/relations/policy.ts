import type { caseRelations } from "@posoka/schema/cases";
import type { Actor } from "../../context.ts";

type CaseRelation = (typeof caseRelations)[number];

/** Whether an actor may give this case to another member of staff. Taking a free case oneself needs no duty. */
export function mayAssign(actor: Pick<Actor, "flags">, relation: CaseRelation): boolean {
  if (actor.flags.includes("supervisor")) return true;
  return relation === "unassigned" && actor.flags.includes("coordinator");
}

/** Whom a case may be given to: a coordinator knows the whole team, a supervisor the own unit. */
export function assignsTo(actor: Pick<Actor, "flags">): "everybody" | "unit" | "self" {
  if (actor.flags.includes("coordinator")) return "everybody";
  return actor.flags.includes("supervisor") ? "unit" : "self";
}

/** Whose cases an actor may hand over: a supervisor those of the unit, and with a coordinator those of who left. */
export function mayHandOver(actor: Pick<Actor, "flags">, colleague: { left: boolean; sameUnit: boolean }): boolean {
  const supervises = actor.flags.includes("supervisor");
  if (colleague.left) return supervises || actor.flags.includes("coordinator");
  return supervises && colleague.sameUnit;
}
