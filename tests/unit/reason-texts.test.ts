import { readFileSync } from "node:fs";
import { join } from "node:path";
import { explain } from "@posoka/domain/matching/explain";
import { scheduleMask, wishMask } from "@posoka/domain/matching/masks";
import { type MatchContext, prepareQuery } from "@posoka/domain/matching/prepare";
import { type Change, factors, hardRules } from "@posoka/domain/matching/results";
import type { InterestVector, OpeningRow, YouthQuery } from "@posoka/domain/matching/rows";
import { scoreWeights } from "@posoka/domain/matching/weights";
import {
  applicationStates,
  contractForms,
  educationLevels,
  languageLevels,
  licences,
  openingKinds,
  payPeriods,
  refusalReasons,
  spokenLanguages,
  wishes,
} from "@posoka/domain/vocabulary";
import { texts } from "@posoka/texts/translator";
import { beforeAll, describe, expect, it } from "vitest";
import { fitWords } from "../../apps/web/src/app/fit/fit-words.ts";
import { provinceCodes } from "../../apps/web/src/features/openings/provinces.ts";

const languages = ["bg", "bg-easy", "en"] as const;
const root = join(import.meta.dirname, "..", "..");

const sofia = { lat: 42.7, lon: 23.3 };
const plovdiv = { lat: 42.15, lon: 24.75 };
const likes: InterestVector = [80, 20, -10, -20, -30, -40];
const turned: InterestVector = [-80, -20, 10, 20, 30, 40];
const between: InterestVector = [20, 60, -40, -30, -20, 10];

const person: YouthQuery = {
  interests: likes,
  skills: [{ id: "a", level: 2 }],
  place: sofia,
  reachKm: 30,
  wantsRemote: true,
  education: 2,
  languages: [{ code: "bg", level: "native" }],
  licences: [],
  schedule: scheduleMask([{ day: "mon", part: "morning" }]),
  wishes: wishMask(["with_hands", "paid"]),
  birthDate: "2009-05-01",
  today: "2026-11-22",
  now: Date.UTC(2026, 10, 22),
  hidden: [],
};

const opening: OpeningRow = {
  id: "o",
  kind: "internship",
  active: true,
  startsOn: null,
  closesAt: null,
  occupationId: null,
  interests: likes,
  skills: [{ id: "a", weight: "essential" }],
  place: sofia,
  remote: false,
  minEducation: 0,
  languages: [],
  licences: [],
  schedule: 0,
  minimumAge: 16,
  wishes: wishMask(["with_hands", "paid"]),
  answering: 90,
  gives: [],
};

type Pair = { person?: Partial<YouthQuery>; opening?: Partial<OpeningRow> };

/** Pairs that between them make matching say everything that it can say. */
const pairs: readonly Pair[] = [
  {},
  { opening: { interests: between, wishes: wishMask(["paid"]), answering: 40, place: plovdiv }, person: { reachKm: null } },
  { opening: { interests: turned, wishes: 0, remote: true, skills: [{ id: "b", weight: "optional" }] } },
  { opening: { skills: [{ id: "a", weight: "essential" }, { id: "b", weight: "essential" }] } },
  { opening: { active: false } },
  { opening: { closesAt: 1 } },
  { person: { hidden: ["o"] } },
  { person: { kinds: ["job"] } },
  { opening: { minimumAge: 18 } },
  ...educationLevels.slice(3).map((_, at) => ({ opening: { minEducation: at + 3 } })),
  ...spokenLanguages.slice(1).map((code) => ({ opening: { languages: [{ code, level: "b1" as const }] } })),
  ...languageLevels.map((level) => ({ opening: { languages: [{ code: "en" as const, level }] } })),
  ...licences.map((licence) => ({ opening: { licences: [licence] } })),
  { opening: { schedule: scheduleMask([{ day: "sun", part: "night" }]) } },
  { opening: { place: plovdiv } },
  { opening: { place: null } },
  { opening: { remote: true }, person: { wantsRemote: false } },
  { person: { reachKm: 0, place: null } },
];

const context: MatchContext = { weights: scoreWeights, graph: new Map() };
const said = pairs.map((pair) =>
  explain(prepareQuery({ ...person, ...pair.person }, context), { ...opening, ...pair.opening }, context),
);
const reasons = said.flatMap((one) => one.reasons);
const refusals = said.flatMap((one) => one.whyNot);

/** Every literal code in the sources, so that a new one cannot be forgotten above. */
function codesIn(file: string): string[] {
  const source = readFileSync(join(root, "packages/domain/src/matching", file), "utf8");
  const literals = [...source.matchAll(/(?:code: |\? |: )"([a-z]+_[a-z_]+|closed|hidden)"/g)].map((found) => found[1] ?? "");
  const graded = [...source.matchAll(/graded\("(\w+)"/g)].flatMap(([, name]) => [`${name}_strong`, `${name}_fair`, `${name}_weak`]);
  return [...new Set([...literals, ...graded])].filter((code) => !notCodes.has(code));
}
const notCodes: ReadonlySet<string> = new Set(["wait_until"]);

/** Kept complete by the compiler. */
const changes: Record<Change["what"], true> = {
  nothing: true,
  wait_until: true,
  education: true,
  language: true,
  licence: true,
  reach: true,
  remote: true,
  schedule: true,
  kinds: true,
  hidden: true,
};
const relaxable = hardRules.filter((rule) => !["active", "closed", "age"].includes(rule));

/** As the API sends them: the params of the rule and of its first change in one. */
function paramsOf({ params, changes: [first] }: (typeof refusals)[number]): Record<string, string> {
  const own = Object.entries(first ?? {}).filter(([name]) => name !== "what");
  return { ...params, ...Object.fromEntries(own.map(([name, value]) => [name === "code" ? "language" : name, String(value)])) };
}

describe.each(languages)("The words of matching in %s", (language) => {
  let words: ReturnType<typeof fitWords>;
  let say: Awaited<ReturnType<typeof texts<"matches" | "vocabulary" | "applications" | "provinces">>>;
  beforeAll(async () => {
    say = await texts(language, "matches", "vocabulary", "applications", "provinces");
    words = fitWords({ ...say, date: (iso) => `<${iso}>`, join: (list) => list.join("+") });
  });

  it("have a sentence for every reason, with its values filled in", () => {
    expect(new Set(reasons.map(({ code }) => code))).toEqual(new Set(codesIn("explain.ts")));
    for (const reason of reasons) expect(words.sentence(reason), reason.code).toMatch(/^[^{}]{8,}$/);
  });

  it("have a sentence for every refusal and for what would change it", () => {
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(codesIn("hard-rules.ts")));
    for (const refusal of refusals) {
      const params = paramsOf(refusal);
      expect(words.sentence({ ...refusal, params }), refusal.code).toMatch(/^[^{}]{8,}$/);
      const change = `change_${refusal.changes[0]?.what ?? "nothing"}`;
      expect(words.change({ change, params }), change).toMatch(/^[^{}]{8,}$/);
    }
  });

  it("never show a code in place of a word", () => {
    const shown = [...reasons, ...refusals].map((one) => words.sentence(one) ?? "");
    expect(shown.filter((text) => /_|\b(?:a1|b1|rom|tr|mon|am)\b/.test(text))).toEqual([]);
  });

  it("have a sentence for every change and every loosening, with or without a distance", () => {
    for (const change of Object.keys(changes)) expect(has(say.matches, `change_${change}`), change).toBe(true);
    for (const rule of relaxable) expect(has(say.matches, `relax_${rule}`), rule).toBe(true);
    for (const refusal of refusals.filter(({ rule }) => relaxable.includes(rule))) {
      const params = paramsOf(refusal);
      expect(words.relax({ code: `relax_${refusal.rule}`, params }), refusal.rule).toMatch(/^[^{}]{8,}$/);
    }
  });

  it("name every factor, band and missing part", () => {
    const parts = ["interests", "education", "skills", "languages", "place", "hours"].map((part) => `missing_${part}`);
    const bands = ["very_good", "good", "fair", "low"].map((band) => `band_${band}`);
    const keys = [...factors.map((factor) => `factor_${factor}`), ...bands, ...parts];
    expect(keys.filter((key) => !has(say.matches, key))).toEqual([]);
  });

  it("name every word of the closed lists that these pages show", () => {
    const lists = {
      kind: openingKinds,
      kindShort: openingKinds,
      education: educationLevels,
      languageLevel: languageLevels,
      spoken: spokenLanguages,
      licence: licences,
      wish: wishes,
      contract: contractForms,
      period: payPeriods,
    };
    const keys = Object.entries(lists).flatMap(([prefix, codes]) => codes.map((code) => `${prefix}_${code}`));
    expect(keys.filter((key) => !has(say.vocabulary, key))).toEqual([]);
    const states = applicationStates.flatMap((state) => [`state_${state}`, `next_${state}`]);
    const answers = refusalReasons.map((reason) => `refusal_${reason}`);
    expect([...states, ...answers].filter((key) => !has(say.applications, key))).toEqual([]);
    expect(provinceCodes.filter((code) => !has(say.provinces, `province_${code}`))).toEqual([]);
  });
});

it("lists the provinces that openings can be searched in", () => {
  const seed = JSON.parse(readFileSync(join(root, "packages/db/seed/provinces.json"), "utf8")) as { code: string }[];
  expect([...provinceCodes].sort()).toEqual(seed.map(({ code }) => code).sort());
});

/** Whether there is such a text, whatever values it takes. */
function has(translator: { maybe: (key: string, values?: Record<string, number>) => string | undefined }, key: string): boolean {
  const values = { km: 1, reach: 1, level: 1, language: 1, licence: 1, date: 1, kind: 1, day: 1, part: 1 };
  return translator.maybe(key, values) !== undefined;
}
