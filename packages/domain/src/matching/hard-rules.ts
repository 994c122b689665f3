import { ageOn, birthdayAt } from "../ages.ts";
import { chordSquared, distanceKm, toPoint } from "../places/distance.ts";
import { educationLevels, languageLevels } from "../vocabulary.ts";
import { scheduleSlots } from "./masks.ts";
import type { PreparedQuery } from "./prepare.ts";
import type { HardRule, WhyNot } from "./results.ts";
import type { OpeningRow, SpokenAtLeast } from "./rows.ts";

type Rule = (person: PreparedQuery, row: OpeningRow) => WhyNot | null;

const nothing = [{ what: "nothing" }] as const;

const active: Rule = (_, row) =>
  row.active ? null : { rule: "active", code: "not_active", params: {}, changes: nothing };

const closed: Rule = ({ query }, row) =>
  row.closesAt === null || row.closesAt > query.now
    ? null
    : { rule: "closed", code: "closed", params: {}, changes: nothing };

const hidden: Rule = (person, row) =>
  person.hidden.has(row.id) ? { rule: "hidden", code: "hidden", params: {}, changes: [{ what: "hidden" }] } : null;

const kind: Rule = ({ query }, row) =>
  !query.kinds || query.kinds.includes(row.kind)
    ? null
    : { rule: "kind", code: "other_kind", params: { kind: row.kind }, changes: [{ what: "kinds" }] };

/** The later of today and the first day: a start in the past is a start today. */
export function startDate(row: Pick<OpeningRow, "startsOn">, today: string): string {
  return row.startsOn !== null && row.startsOn > today ? row.startsOn : today;
}

const age: Rule = ({ query }, row) => {
  if (ageOn(query.birthDate, startDate(row, query.today)) >= row.minimumAge) return null;
  const date = birthdayAt(query.birthDate, row.minimumAge);
  const params = { age: String(row.minimumAge), date };
  return { rule: "age", code: "too_young", params, changes: [{ what: "wait_until", date }] };
};

const education: Rule = ({ query }, row) => {
  if (query.education >= row.minEducation) return null;
  const level = educationLevels[row.minEducation] ?? "master";
  return { rule: "education", code: "education_missing", params: { level }, changes: [{ what: "education", level }] };
};

/** Whether one of the person's languages is the wanted one, at that level or above. */
export function speaks(own: readonly SpokenAtLeast[], wanted: SpokenAtLeast): boolean {
  const level = languageLevels.indexOf(wanted.level);
  return own.some(({ code, level: has }) => code === wanted.code && languageLevels.indexOf(has) >= level);
}

const languages: Rule = ({ query }, row) => {
  const missing = row.languages.filter((wanted) => !speaks(query.languages, wanted));
  const [first] = missing;
  if (!first) return null;
  return {
    rule: "languages",
    code: "language_missing",
    params: { language: first.code, level: first.level },
    changes: missing.map(({ code, level }) => ({ what: "language", code, level })),
  };
};

const licences: Rule = ({ query }, row) => {
  const missing = row.licences.filter((licence) => !query.licences.includes(licence));
  const [first] = missing;
  if (!first) return null;
  const changes = missing.map((licence) => ({ what: "licence", licence }) as const);
  return { rule: "licences", code: "licence_missing", params: { licence: first }, changes };
};

const schedule: Rule = ({ query }, row) => {
  if (row.schedule === 0 || query.schedule === 0 || (row.schedule & query.schedule) !== 0) return null;
  const [first] = scheduleSlots(row.schedule);
  const params = { day: first?.day ?? "", part: first?.part ?? "" };
  return { rule: "schedule", code: "other_times", params, changes: [{ what: "schedule" }] };
};

const distance: Rule = (person, row) => {
  const { query, point } = person;
  if (row.remote) {
    if (query.wantsRemote) return null;
    return { rule: "distance", code: "remote_not_wanted", params: {}, changes: [{ what: "remote" }] };
  }
  if (person.reachSquared === Infinity) return null;
  if (!row.place) return { rule: "distance", code: "place_unstated", params: {}, changes: nothing };
  if (point && chordSquared(point, toPoint(row.place)) <= person.reachSquared) return null;
  if (!query.place) return { rule: "distance", code: "remote_only", params: {}, changes: [{ what: "reach", km: 0 }] };
  const km = Math.ceil(distanceKm(query.place, row.place));
  const params = { km: String(km), reach: String(query.reachKm ?? 0) };
  return { rule: "distance", code: "too_far", params, changes: [{ what: "reach", km }] };
};

const rules: Readonly<Record<HardRule, Rule>> = {
  active,
  closed,
  hidden,
  kind,
  age,
  education,
  languages,
  licences,
  schedule,
  distance,
};

/** Every rule that says no, in the order of `hardRules`; empty when the opening is possible. */
export function whyNot(person: PreparedQuery, row: OpeningRow): WhyNot[] {
  return Object.values(rules).flatMap((rule) => rule(person, row) ?? []);
}

export function passes(person: PreparedQuery, row: OpeningRow): boolean {
  return Object.values(rules).every((rule) => rule(person, row) === null);
}
