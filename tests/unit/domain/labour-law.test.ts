import { lawfulMinimumAge, openToMinors, type WorkFacts } from "@posoka/domain/labour-law/lawful-minimum-age";
import { belowMinimumWage, minimumWageOn } from "@posoka/domain/labour-law/minimum-wage";
import { contractForms, openingKinds } from "@posoka/domain/vocabulary";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const light: WorkFacts = {
  kind: "job",
  contractForm: "labour_contract",
  hoursPerDay: 6,
  hoursPerWeek: 30,
  shiftStart: "09:00",
  shiftEnd: "15:30",
  nightWork: false,
  hazards: "none",
  staffConfirmed: false,
};
const age = (facts: Partial<WorkFacts>) => lawfulMinimumAge({ ...light, ...facts }).minimumAge;
const codes = (facts: Partial<WorkFacts>) => lawfulMinimumAge({ ...light, ...facts }).rules.map(({ code }) => code);

const anyTime = fc.option(
  fc.integer({ min: 0, max: 95 }).map((q) => `${String(q >> 2).padStart(2, "0")}:${["00", "15", "30", "45"][q & 3]}`),
);
const anyFacts: fc.Arbitrary<WorkFacts> = fc.record({
  kind: fc.constantFrom(...openingKinds),
  contractForm: fc.constantFrom(...contractForms),
  hoursPerDay: fc.option(fc.integer({ min: 0, max: 14 })),
  hoursPerWeek: fc.option(fc.integer({ min: 0, max: 60 })),
  shiftStart: anyTime,
  shiftEnd: anyTime,
  nightWork: fc.option(fc.boolean()),
  hazards: fc.constantFrom("none", "some", "unstated"),
  staffConfirmed: fc.boolean(),
});

describe("the youngest lawful age", () => {
  it("is 16 for stated light work and 15 once staff confirmed it", () => {
    expect(age({})).toBe(16);
    expect(age({ staffConfirmed: true })).toBe(15);
    expect(codes({})).toEqual(["light_work_unconfirmed"]);
  });

  it.each<[string, Partial<WorkFacts>, string]>([
    ["no contract form", { contractForm: "unstated" }, "contract_unstated"],
    ["a trial without a contract", { contractForm: "none" }, "contract_not_for_minors"],
    ["no hours a day", { hoursPerDay: null }, "hours_unstated"],
    ["no hours a week", { hoursPerWeek: null }, "hours_unstated"],
    ["no shift", { shiftEnd: null }, "shift_unstated"],
    ["a shift that is no time", { shiftStart: "9" }, "shift_unstated"],
    ["unstated hazards", { hazards: "unstated" }, "hazards_unstated"],
    ["hazards", { hazards: "some" }, "hazards"],
    ["night by word", { nightWork: true }, "night_work"],
    ["an end after 22:00", { shiftStart: "16:00", shiftEnd: "22:15" }, "night_work"],
    ["a start before 06:00", { shiftStart: "05:45", shiftEnd: "11:00" }, "night_work"],
    ["a shift over midnight", { shiftStart: "20:00", shiftEnd: "02:00" }, "night_work"],
    ["more than 7 hours a day", { hoursPerDay: 8 }, "over_7_hours_a_day"],
    ["a shift longer than its stated hours can be", { shiftStart: "09:00", shiftEnd: "19:00" }, "over_7_hours_a_day"],
    ["more than 35 hours a week", { hoursPerWeek: 40 }, "over_35_hours_a_week"],
    ["hours below zero", { hoursPerWeek: -1 }, "over_35_hours_a_week"],
  ])("is 18 with %s, whatever staff confirmed", (_, facts, code) => {
    expect(age({ ...facts, staffConfirmed: true })).toBe(18);
    expect(codes({ ...facts, staffConfirmed: true })).toContain(code);
  });

  it("is 16 for an evening that ends between 20:00 and 22:00", () => {
    expect(age({ shiftStart: "15:00", shiftEnd: "21:00", staffConfirmed: true })).toBe(16);
    expect(age({ shiftStart: "16:00", shiftEnd: "22:00", staffConfirmed: true })).toBe(16);
    expect(age({ shiftStart: "14:00", shiftEnd: "20:00", staffConfirmed: true })).toBe(15);
  });

  it("follows the kind where nobody works under a labour contract", () => {
    expect(age({ kind: "volunteering", contractForm: "volunteer_agreement" })).toBe(15);
    expect(age({ kind: "apprenticeship", contractForm: "training_at_work", staffConfirmed: true })).toBe(16);
    expect(age({ kind: "school_practice", contractForm: "school_agreement" })).toBe(16);
    expect(age({ kind: "school_practice", contractForm: "school_agreement", staffConfirmed: true })).toBe(15);
    expect(age({ kind: "training", contractForm: "course", hoursPerDay: null, shiftStart: null })).toBe(14);
    expect(age({ kind: "school_class", contractForm: "none" })).toBe(13);
    expect(age({ kind: "visit", contractForm: "none" })).toBe(13);
  });

  it("treats a training or a visit under a contract for work as work", () => {
    expect(age({ kind: "training", contractForm: "training_at_work", hoursPerDay: null })).toBe(18);
    expect(age({ kind: "training", contractForm: "training_at_work" })).toBe(16);
    expect(age({ kind: "visit", contractForm: "labour_contract", hazards: "unstated" })).toBe(18);
  });

  it("never lets hazards, nights or unstated work through, and always cites an article", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { minimumAge, rules } = lawfulMinimumAge(facts);
        expect(rules.length).toBeGreaterThan(0);
        for (const rule of rules) expect(rule.article).toMatch(/^\w+ \d+/);
        if (minimumAge === 18) return;
        expect(facts.hazards).not.toBe("some");
        expect(facts.nightWork).not.toBe(true);
        if (!["job", "internship", "apprenticeship", "school_practice", "volunteering"].includes(facts.kind)) return;
        expect(minimumAge).toBeGreaterThanOrEqual(15);
        expect(facts).not.toMatchObject({ hazards: "unstated" });
        expect([
          facts.contractForm,
          facts.hoursPerDay,
          facts.hoursPerWeek,
          facts.shiftStart,
          facts.shiftEnd,
        ]).not.toContain(null);
        expect(facts.hoursPerDay ?? 99).toBeLessThanOrEqual(7);
        expect(facts.hoursPerWeek ?? 99).toBeLessThanOrEqual(35);
        expect(
          (facts.shiftStart ?? "") >= "06:00" &&
            (facts.shiftEnd ?? "") <= "22:00" &&
            (facts.shiftEnd ?? "") > (facts.shiftStart ?? ""),
        ).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it("never falls for a minor when a fact is taken away", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom("hoursPerDay", "hoursPerWeek", "shiftStart", "shiftEnd"), (facts, gone) => {
        fc.pre(openToMinors(facts));
        const before = lawfulMinimumAge(facts).minimumAge;
        expect(lawfulMinimumAge({ ...facts, [gone]: null }).minimumAge).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe("the minimum wage", () => {
  it("is the one of its date", () => {
    expect(minimumWageOn("2025-12-31").month).toBe(55_066);
    expect(minimumWageOn("2026-01-01").month).toBe(62_020);
    expect(minimumWageOn("2020-01-01").month).toBe(55_066);
  });

  it("compares every period, in proportion to the hours", () => {
    const below = (pay: number | null, period: "hour" | "day" | "month" | "year" | "once", hours: number | null = 40) =>
      belowMinimumWage(pay, period, hours, "2026-05-01");
    expect([below(620.2, "month"), below(620.19, "month")]).toEqual([false, true]);
    expect([below(3.74, "hour"), below(3.73, "hour")]).toEqual([false, true]);
    expect([below(310.1, "month", 20), below(310.09, "month", 20), below(310.1, "month", null)]).toEqual([
      false,
      true,
      true,
    ]);
    expect([below(29.92, "day"), below(29.91, "day")]).toEqual([false, true]);
    expect([below(7442.4, "year"), below(7442.39, "year")]).toEqual([false, true]);
    expect([below(1, "once"), below(null, "month")]).toEqual([false, false]);
    expect(below(620.2, "month", 60)).toBe(false);
  });
});
