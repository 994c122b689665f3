import { startOfSofiaDay, sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { represents, taskDueOn } from "@posoka/domain/guardians/representation";
import { type Answer, coversShare, isRepresentativesMatter, outcomeOf } from "@posoka/domain/guardians/requests";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const yes = (signatory: string): Answer => ({ signatory, act: "given" });
const no = (signatory: string): Answer => ({ signatory, act: "refused" });

describe("What representatives' answers come to", () => {
  it("a yes goes on when all who must agree said yes, in any order", () => {
    expect(outcomeOf(1, ["a"], [])).toBe("waiting");
    expect(outcomeOf(1, ["a", "b"], [yes("b")])).toBe("agreed");
    expect(outcomeOf(2, ["a", "b"], [yes("b")])).toBe("waiting");
    expect(outcomeOf(2, ["a", "b"], [yes("b"), yes("a")])).toBe("agreed");
    expect(outcomeOf(2, ["a"], [yes("a"), yes("a")])).toBe("waiting");
  });

  it("one no is a no, and the word of somebody who no longer signs is none", () => {
    expect(outcomeOf(2, ["a", "b"], [yes("a"), no("b")])).toBe("refused");
    expect(outcomeOf(1, ["a"], [no("gone"), yes("a")])).toBe("agreed");
    expect(outcomeOf(2, ["a"], [yes("gone"), yes("a")])).toBe("waiting");
  });

  it("does not depend on the order in which people answered", () => {
    const answer = fc.record({
      signatory: fc.constantFrom("a", "b", "c"),
      act: fc.constantFrom("given", "refused", "withdrawn"),
    }) as fc.Arbitrary<Answer>;
    const answers = fc.uniqueArray(answer, { selector: ({ signatory }) => signatory });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 }), answers, (needed, given) => {
        const signatories = ["a", "b"];
        expect(outcomeOf(needed, signatories, given.toReversed())).toBe(outcomeOf(needed, signatories, given));
      }),
    );
  });
});

describe("What a yes to a share is a yes to", () => {
  const known = { fields: ["name", "note"], expiresOn: "2026-05-01" };
  it("is as much or less, as long or shorter", () => {
    expect(coversShare(known, known)).toBe(true);
    expect(coversShare(known, { fields: ["note"], expiresOn: "2026-04-01" })).toBe(true);
    expect(coversShare(known, { ...known, fields: ["name", "phone"] })).toBe(false);
    expect(coversShare(known, { ...known, expiresOn: "2026-05-02" })).toBe(false);
  });
});

describe("What is asked of a representative", () => {
  it.each([
    ["use_platform", "2012-06-15", "2026-06-14", true],
    ["use_platform", "2012-06-15", "2026-06-15", false],
    ["share_identity", "2012-06-15", "2026-06-14", true],
    ["share_identity", "2012-06-15", "2026-06-15", false],
    ["representative_act", "2012-06-15", "2026-06-15", true],
  ] as const)("%s of somebody born on %s, on %s: %s", (purpose, birthDate, date, theirs) => {
    expect(isRepresentativesMatter(purpose, { birthDate }, date)).toBe(theirs);
  });

  it("is also what an adult under запрещение shows", () => {
    const adult = { birthDate: "2000-01-01", represented: true };
    expect(isRepresentativesMatter("share_identity", adult, "2026-01-01")).toBe(true);
    // A parent's yes from long ago is not theirs to take back.
    expect(isRepresentativesMatter("use_platform", adult, "2026-01-01")).toBe(false);
  });
});

describe("Who represents at which age", () => {
  it("ends at midnight in Sofia on the eighteenth birthday, on either side of both clock changes", () => {
    for (const birthday of ["2026-03-29", "2026-03-30", "2026-10-25", "2026-10-26"]) {
      const birthDate = `2008${birthday.slice(4)}`;
      const midnight = startOfSofiaDay(birthday);
      const at = (milliseconds: number): string => sofiaDate(new Date(midnight.getTime() + milliseconds));
      expect(represents("parent", birthDate, at(-1)), birthday).toBe(true);
      expect(represents("parent", birthDate, at(0)), birthday).toBe(false);
    }
  });

  it("ends on 1 March for who was born on 29 February, in a year that has none", () => {
    expect(represents("parent", "2008-02-29", "2026-02-28")).toBe(true);
    expect(represents("parent", "2008-02-29", "2026-03-01")).toBe(false);
  });

  it("knows a настойник under 14, a попечител from 14 to 17, and another for adults", () => {
    expect(represents("guardian", "2012-03-10", "2026-03-09")).toBe(true);
    expect(represents("guardian", "2012-03-10", "2026-03-10")).toBe(false);
    expect(represents("trustee", "2012-03-10", "2026-03-09")).toBe(false);
    expect(represents("trustee", "2012-03-10", "2026-03-10")).toBe(true);
    expect(represents("adult_representative", "2008-03-10", "2026-03-09")).toBe(false);
    expect(represents("adult_representative", "2008-03-10", "2026-03-10")).toBe(true);
  });
});

describe("When a task about a representative is due", () => {
  it("counts five working days, over weekends and holidays", () => {
    expect(taskDueOn("2026-03-10")).toBe("2026-03-17");
    // Good Friday to Easter Monday are off.
    expect(taskDueOn("2026-04-07")).toBe("2026-04-16");
  });
});
