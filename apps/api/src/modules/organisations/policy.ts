import type { OrganisationState } from "@posoka/domain/vocabulary";

/** A refused partner may come back with better papers; an approved one is not decided again, a banned one not at all. */
export function mayDecide(state: OrganisationState, decision: "approve" | "refuse"): boolean {
  return state === "pending" || (state === "refused" && decision === "approve");
}
