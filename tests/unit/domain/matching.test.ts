import { explain, pointsOf } from "@posoka/domain/matching/explain";
import { passes, whyNot } from "@posoka/domain/matching/hard-rules";
import { largestRemainder } from "@posoka/domain/matching/largest-remainder";
import { countBits, scheduleMask, scheduleSlots, wishList, wishMask } from "@posoka/domain/matching/masks";
import { naiveTopOpenings } from "@posoka/domain/matching/naive";
import { expandSkills, type MatchContext, prepareQuery, skillGraph } from "@posoka/domain/matching/prepare";
import { relax } from "@posoka/domain/matching/relax";
import type { OpeningRow, YouthQuery } from "@posoka/domain/matching/rows";
import { factorShares, scoreOf, scorePair } from "@posoka/domain/matching/score";
import { scoreWeights } from "@posoka/domain/matching/weights";
import { asQuery } from "@posoka/match-index/person";
import { syntheticMarket } from "@posoka/match-index/synthetic/market";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const row: OpeningRow = {
  id: "00000000-0000-4000-8000-000000000001",
  kind: "job",
  active: true,
  startsOn: null,
  closesAt: null,
  occupationId: null,
  interests: [82, 0, 0, -41, -41, 0],
  skills: [
    { id: "bake", weight: "essential" },
    { id: "sell", weight: "optional" },
  ],
  place: { lat: 42.7, lon: 23.32 },
  remote: false,
  minEducation: 2,
  languages: [],
  licences: [],
  schedule: scheduleMask([{ day: "mon", part: "morning" }]),
  minimumAge: 16,
  wishes: 0,
  answering: 80,
  gives: [],
};
const query: YouthQuery = {
  interests: [82, 0, 0, -41, -41, 0],
  skills: [{ id: "bake", level: 2 }],
  place: { lat: 42.7, lon: 23.32 },
  reachKm: 20,
  wantsRemote: false,
  education: 3,
  languages: [{ code: "bg", level: "native" }],
  licences: ["am"],
  schedule: 0,
  wishes: 0,
  birthDate: "2006-05-05",
  today: "2026-03-02",
  now: Date.parse("2026-03-02T09:00:00Z"),
  hidden: [],
};
const context: MatchContext = { weights: scoreWeights, graph: skillGraph([{ from: "bake", to: "cook", percent: 50 }]) };
const about = (change: Partial<OpeningRow>, person: Partial<YouthQuery> = {}) =>
  explain(prepareQuery({ ...query, ...person }, context), { ...row, ...change }, context);
const rulesOf = (change: Partial<OpeningRow>, person: Partial<YouthQuery> = {}) =>
  about(change, person).whyNot.map(({ rule, code }) => `${rule} ${code}`);

describe("hard rules", () => {
  it("let a possible opening pass", () => {
    expect(rulesOf({})).toEqual([]);
  });

  it.each<[string, Partial<OpeningRow>, Partial<YouthQuery>]>([
    ["active not_active", { active: false }, {}],
    ["closed closed", { closesAt: query.now }, {}],
    ["hidden hidden", {}, { hidden: [row.id] }],
    ["kind other_kind", {}, { kinds: ["training"] }],
    ["age too_young", { minimumAge: 21 }, {}],
    ["education education_missing", { minEducation: 4 }, {}],
    [
      "languages language_missing",
      { languages: [{ code: "en", level: "a2" }] },
      { languages: [{ code: "en", level: "a1" }] },
    ],
    ["licences licence_missing", { licences: ["am", "b"] }, {}],
    ["schedule other_times", {}, { schedule: scheduleMask([{ day: "tue", part: "night" }]) }],
    ["distance too_far", { place: { lat: 43.2, lon: 27.9 } }, {}],
    ["distance place_unstated", { place: null }, {}],
    ["distance remote_not_wanted", { remote: true }, {}],
    ["distance remote_only", {}, { place: null, reachKm: 0 }],
  ])("say %s", (rule, change, person) => {
    expect(rulesOf(change, person)).toEqual([rule]);
  });

  it("go by the age on the first day: 16 by then is enough, a start in the past is today", () => {
    const person = { birthDate: "2010-06-01" };
    expect(rulesOf({ startsOn: "2026-05-31" }, person)).toEqual(["age too_young"]);
    expect(rulesOf({ startsOn: "2026-06-01" }, person)).toEqual([]);
    expect(rulesOf({ startsOn: "2020-01-01" }, person)).toEqual(["age too_young"]);
    expect(about({}, person).whyNot[0]?.changes).toEqual([{ what: "wait_until", date: "2026-06-01" }]);
  });

  it("name every reason and what would change it", () => {
    const {
      whyNot: refusals,
      hit,
      points,
    } = about({ minEducation: 5, licences: ["b", "c"], place: { lat: 42.7, lon: 24 } });
    expect({ hit, points }).toEqual({ hit: null, points: null });
    expect(refusals.flatMap(({ changes }) => changes)).toEqual([
      { what: "education", level: "bachelor" },
      { what: "licence", licence: "b" },
      { what: "licence", licence: "c" },
      { what: "reach", km: 56 },
    ]);
  });

  it("ask nothing of distance when the place is not told or the reach has no end", () => {
    expect(rulesOf({ place: { lat: 60, lon: 10 } }, { place: null })).toEqual([]);
    expect(rulesOf({ place: null }, { reachKm: null })).toEqual([]);
  });
});

describe("the score", () => {
  it("is the weighted mean of what both sides say, in thousandths of a point", () => {
    const person = prepareQuery(query, context);
    // The rounded vector is a hair longer than 1, which is cut; skills 3 of 4; at the door.
    expect(factorShares(person, row, context)).toEqual({
      interests: 10_000,
      skills: 7500,
      distance: 10_000,
      wishes: null,
      answering: 8000,
    });
    expect(scorePair(person, row, context)).toBe(
      Math.floor(((35 * 10_000 + 35 * 7500 + 15 * 10_000 + 5 * 8000) * 10) / 90),
    );
  });

  it("leaves out a factor without data instead of counting it as nothing", () => {
    const { points } = about({ interests: null, skills: [], answering: null });
    expect(points).toBe(100);
    expect(about({ interests: null, skills: [], answering: null }, { place: null }).points).toBe(0);
  });

  it("gives related skills part of their credit, by the best way and not by the sum", () => {
    const credit = expandSkills(
      [
        { id: "bake", level: 2 },
        { id: "cook", level: 1 },
      ],
      context,
    );
    expect([...credit]).toEqual([
      ["bake", 100],
      ["cook", 60],
    ]);
    expect(expandSkills([{ id: "bake", level: 1 }], context).get("cook")).toBe(30);
  });

  it("names what is missing, the essential first", () => {
    const { missing } = about({
      skills: [
        { id: "sell", weight: "optional" },
        { id: "cook", weight: "essential" },
        { id: "bake", weight: "essential" },
      ],
    });
    expect(missing).toEqual([
      { id: "cook", weight: "essential", credit: 50 },
      { id: "sell", weight: "optional", credit: 0 },
    ]);
  });

  it("is absent for a visit, which is listed after all others", () => {
    expect(about({ kind: "visit" })).toMatchObject({ hit: { score: null }, points: null, reasons: [] });
    const visit: OpeningRow = { ...row, id: "00000000-0000-4000-8000-000000000000", kind: "visit" };
    expect(naiveTopOpenings([visit, row], query, 5, context).map(({ id }) => id)).toEqual([row.id, visit.id]);
  });
});

describe("over a made-up market", () => {
  const market = syntheticMarket(11, { openings: 600, people: 60, skills: 200, occupations: 40, towns: 12 });
  const wide: MatchContext = { weights: scoreWeights, graph: skillGraph(market.relations) };
  const queries = market.people.map((person) => asQuery(person, market));

  it("the points of the reasons add up to the points of the score", () => {
    let seen = 0;
    for (const person of queries.map((own) => prepareQuery(own, wide))) {
      for (const opening of market.openings) {
        if (!passes(person, opening) || opening.kind === "visit") continue;
        const told = explain(person, opening, wide);
        expect(told.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(told.points);
        expect(told.points).toBe(pointsOf(scoreOf(factorShares(person, opening, wide), scoreWeights)));
        expect(told.reasons.reduce((sum, { most }) => sum + most, 0)).toBe(told.reasons.length > 0 ? 100 : 0);
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(500);
  });

  it("a loosened rule opens as many as promised, and adults' openings are only counted", () => {
    for (const own of queries.slice(0, 30)) {
      const { relaxations, adultsOnly } = relax(own, market.openings, wide);
      const count = (changed: YouthQuery) => naiveTopOpenings(market.openings, changed, 1000, wide).length;
      const promised = (rule: string) => relaxations.find((relaxation) => relaxation.rule === rule)?.count ?? 0;
      expect(count({ ...own, schedule: 0 }) - count(own)).toBe(promised("schedule"));
      expect(count({ ...own, education: 6 }) - count(own)).toBe(promised("education"));
      expect(count({ ...own, birthDate: "1990-01-01" }) - count(own)).toBe(adultsOnly);
      for (const { examples } of relaxations)
        expect(examples.every((example) => example.whyNot.rule !== "age")).toBe(true);
    }
  });

  it("nobody under age meets an opening that is not lawful on its first day", () => {
    const minors = queries.filter(({ birthDate }) => birthDate > "2008-03-02");
    expect(minors.length).toBeGreaterThan(5);
    for (const own of minors) {
      const person = prepareQuery(own, wide);
      for (const opening of market.openings.filter(
        ({ minimumAge, startsOn }) => minimumAge === 18 && (startsOn ?? "") < market.today,
      )) {
        expect(whyNot(person, opening).map(({ rule }) => rule)).toContain("age");
      }
    }
  });
});

describe("small parts", () => {
  it("share out whole points exactly", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 350_000 }), { minLength: 1, maxLength: 6 }),
        fc.nat({ max: 100 }),
        (parts, total) => {
          const shared = largestRemainder(parts, total);
          const sum = parts.reduce((a, b) => a + b, 0);
          expect(shared.reduce((a, b) => a + b, 0)).toBe(sum === 0 ? 0 : total);
          for (const [place, points] of shared.entries()) {
            expect(Math.abs(points - (sum === 0 ? 0 : ((parts[place] ?? 0) * total) / sum))).toBeLessThan(1);
          }
        },
      ),
    );
  });

  it("keep times and wishes in bits and give them back", () => {
    const slots = [
      { day: "mon", part: "morning" },
      { day: "sun", part: "night" },
    ] as const;
    expect(scheduleSlots(scheduleMask(slots))).toEqual(slots);
    expect(wishList(wishMask(["paid", "outdoors"]))).toEqual(["outdoors", "paid"]);
    expect([0, 1, 5, 2 ** 28 - 1].map(countBits)).toEqual([0, 1, 2, 28]);
  });
});
