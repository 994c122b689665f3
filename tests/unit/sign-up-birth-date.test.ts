import { describe, expect, it } from "vitest";
import { checkBirthDate } from "../../apps/web/src/features/accounts/birth-date.ts";
import { landingOf, safeNext } from "../../apps/web/src/features/accounts/landing.ts";

// 23:30 on 31 August in London is 1:30 on 1 September in Sofia.
const now = new Date("2026-08-31T22:30:00Z");
const check = (year: string, month: string, day: string) => checkBirthDate({ year, month, day }, now);

describe("the birth date at sign-up", () => {
  it("counts years by the calendar in Sofia", () => {
    expect(check("2013", "9", "1")).toEqual({ birthDate: "2013-09-01", group: "inert" });
    expect(check("2013", "9", "2")).toEqual({ birthDate: "2013-09-02", group: "too_young" });
    expect(check("2012", "9", "1")).toEqual({ birthDate: "2012-09-01", group: "open" });
  });

  it("says what is wrong with a date in place of sending it", () => {
    expect(check("2010", "", "1")).toEqual({ problem: "birthMissing" });
    expect(check("2010", "2", "31")).toEqual({ problem: "birthWrong" });
    expect(check("2026", "9", "2")).toEqual({ problem: "birthFuture" });
    expect(check("1890", "1", "1")).toEqual({ problem: "birthWrong" });
  });
});

describe("where a person goes after signing in", () => {
  it("goes back to a page of this site", () => {
    expect(safeNext("next=%2Fopenings%2F1%3Fa%3Db")).toBe("/openings/1?a=b");
    expect(landingOf("staff")).toBe("/staff");
    expect(landingOf("guardian")).toBe("/guardian");
    expect(landingOf("volunteer")).toBe("/me");
  });

  it("never follows an address of another site", () => {
    for (const next of ["https://example.org", "//example.org", "/\\example.org", "/a\\b", "javascript:alert(1)", ""]) {
      expect(safeNext(`next=${encodeURIComponent(next)}`)).toBeUndefined();
    }
  });
});
