import type { OpeningKind } from "../vocabulary.ts";

/** Up to and including this age the act needs the representative's written agreement. */
const withRepresentativeUpTo: Readonly<Record<OpeningKind, number>> = {
  job: 15, // Labour Code 302, 303: at 16 and 17 the young person alone
  internship: 15,
  apprenticeship: 17, // Persons and Family Act 4: other contracts
  school_practice: 17,
  training: 17,
  school_class: 17,
  volunteering: 17, // Youth Act 39
  visit: 13, // no contract; under 14 the representative acts
};

/** Whether an application of this kind waits for a representative before the partner may see it. */
export function needsRepresentative(kind: OpeningKind, age: number): boolean {
  return age <= withRepresentativeUpTo[kind];
}
