import { lawfulMinimumAge, type WorkFacts } from "@posoka/domain/labour-law/lawful-minimum-age";
import { legalLimits } from "@posoka/domain/labour-law/limits-by-age-band";
import { ageBands, contractForms, openingKinds } from "@posoka/domain/vocabulary";
import { wordsOf } from "@posoka/texts/catalogue";
import { describe, expect, it } from "vitest";

const shifts = [
  { shiftStart: null, shiftEnd: null },
  { shiftStart: "09:00", shiftEnd: "15:00" },
  { shiftStart: "15:00", shiftEnd: "21:00" },
  { shiftStart: "22:00", shiftEnd: "05:00" },
] as const;
const hours = [null, 6, 9] as const;

/** Every combination of facts that a form can state, in which each rule leads at least once. */
function* everyPosting(): Generator<WorkFacts> {
  for (const kind of openingKinds)
    for (const contractForm of contractForms)
      for (const hazards of ["none", "some", "unstated"] as const)
        for (const shift of shifts)
          for (const perDay of hours)
            for (const staffConfirmed of [true, false]) {
              const hoursPerWeek = perDay === null ? null : perDay * 5;
              yield {
                kind,
                contractForm,
                hazards,
                ...shift,
                nightWork: null,
                hoursPerDay: perDay,
                hoursPerWeek,
                staffConfirmed,
              };
            }
}

describe("the words about age and law", () => {
  const rules = new Map<string, string>();
  for (const facts of everyPosting())
    for (const { code, article } of lawfulMinimumAge(facts).rules) rules.set(code, article);
  const limits = ageBands.flatMap((band) => legalLimits(band));

  it("have a sentence for every rule and every limit, and a name for every act", async () => {
    expect(rules.size).toBeGreaterThanOrEqual(16);
    const texts = await wordsOf("bg", "law");
    const wanted = [
      ...[...rules.keys()].map((code) => `rule_${code}`),
      ...limits.map(({ code }) => `limit_${code}`),
      ...[...rules.values(), ...limits.map(({ article }) => article)].map((article) => `act_${article.split(" ")[0]}`),
    ];
    expect(Object.keys(texts)).toEqual(expect.arrayContaining([...new Set(wanted)]));
  });
});
