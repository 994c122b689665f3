import { endOfSofiaDay } from "@posoka/domain/calendar/sofia-time";
import { interestVector } from "@posoka/domain/interests/correlate";
import { wishMask } from "@posoka/domain/matching/masks";
import type { OpeningRow, RequiredSkill, SpokenAtLeast } from "@posoka/domain/matching/rows";
import { educationLevels, type Licence, type OpeningKind, type Wish } from "@posoka/domain/vocabulary";
import type { EducationLevel } from "@posoka/domain/vocabulary";

/** What the database says about a posting, before it becomes a row of the index. */
export type OpeningFacts = {
  id: string;
  kind: OpeningKind;
  listed: boolean;
  startsOn: string | null;
  closesOn: string;
  occupationId: string | null;
  /** R I A S E C, 1 to 7, of the occupation or else the mean of its ISCO unit group. */
  interests: readonly number[] | null;
  skills: readonly { id: string; relation: "essential" | "optional" | "gives" }[];
  /** What the occupation usually asks for; stands in when the posting names no skill. */
  usualSkills: readonly RequiredSkill[];
  latitude: number | null;
  longitude: number | null;
  remote: boolean;
  minEducation: EducationLevel;
  languages: readonly { code: string; level: string }[];
  licences: readonly string[];
  schedule: number;
  lawfulFrom: number;
  minAge: number | null;
  lodging: boolean;
  payMin: number | null;
  hoursPerDay: number | null;
  hoursPerWeek: number | null;
  answering: number | null;
};

const strong = 4.5;
const shortDay = 5;
const shortWeek = 25;

/** Wishes that a posting's facts can answer; the others never count for or against anything. */
export const answerableWishes: readonly Wish[] = ["with_people", "with_hands", "lodging", "paid", "short_days"];

function offers(facts: OpeningFacts): number {
  const [realistic, , , social] = facts.interests ?? [];
  const short = (facts.hoursPerDay ?? 24) <= shortDay || (facts.hoursPerWeek ?? 168) <= shortWeek;
  const kept: Record<string, boolean> = {
    with_people: (social ?? 0) >= strong,
    with_hands: (realistic ?? 0) >= strong,
    lodging: facts.lodging,
    paid: (facts.payMin ?? 0) > 0,
    short_days: short,
  };
  return wishMask(answerableWishes.filter((wish) => kept[wish]));
}

/** The one place where a posting becomes what matching reads. */
export function toOpeningRow(facts: OpeningFacts): OpeningRow {
  const { latitude: lat, longitude: lon, skills } = facts;
  const minimumAge = Math.max(facts.lawfulFrom, facts.minAge ?? 0);
  const named = skills.flatMap(({ id, relation }) => (relation === "gives" ? [] : [{ id, weight: relation }]));
  return {
    id: facts.id,
    kind: facts.kind,
    active: facts.listed,
    // A posting for adults is measured by today's age: it does not exist for anybody before the 18th birthday.
    startsOn: minimumAge >= 18 ? null : facts.startsOn,
    closesAt: endOfSofiaDay(facts.closesOn).getTime(),
    occupationId: facts.occupationId,
    interests: facts.interests && interestVector(facts.interests),
    skills: onceEach(named.length > 0 ? named : facts.usualSkills),
    place: lat !== null && lon !== null ? { lat, lon } : null,
    remote: facts.remote,
    minEducation: educationLevels.indexOf(facts.minEducation),
    languages: facts.languages as readonly SpokenAtLeast[],
    licences: facts.licences as readonly Licence[],
    schedule: facts.schedule,
    minimumAge,
    wishes: offers(facts),
    answering: facts.answering,
    gives: skills.filter(({ relation }) => relation === "gives").map(({ id }) => id),
  };
}

/** A skill may be named essential and optional at once; the stronger word counts. */
function onceEach(list: readonly RequiredSkill[]): RequiredSkill[] {
  const found = new Map<string, RequiredSkill>();
  for (const skill of list) {
    if (found.get(skill.id)?.weight !== "essential") found.set(skill.id, skill);
  }
  return [...found.values()];
}
