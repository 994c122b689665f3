import { ageBand, ageOn, birthdayAt } from "@posoka/domain/ages";
import { addDays, dayNumber, formatDate } from "@posoka/domain/calendar/dates";
import { endOfSofiaDay, sofiaDate, startOfSofiaDay } from "@posoka/domain/calendar/sofia-time";
import { addWorkingDays, isWorkingDay, orthodoxEaster, publicHolidays } from "@posoka/domain/calendar/working-days";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const anyDay = fc.integer({ min: dayNumber("1990-01-01"), max: dayNumber("2040-12-31") });

describe("dates", () => {
  it("agree with the calendar of the platform in both directions", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(formatDate(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
        expect(dayNumber(formatDate(day))).toBe(day);
      }),
    );
  });

  it.each(["2025-02-29", "2025-13-01", "2025-00-10", "2025-1-1", "25-01-01", ""])("refuse %j", (date) => {
    expect(() => dayNumber(date)).toThrow(RangeError);
  });
});

describe("ages", () => {
  it("change on the birthday, and for 29 February on 1 March in other years", () => {
    expect(ageOn("2008-06-15", "2026-06-14")).toBe(17);
    expect(ageOn("2008-06-15", "2026-06-15")).toBe(18);
    expect(ageOn("2008-02-29", "2026-02-28")).toBe(17);
    expect(ageOn("2008-02-29", "2026-03-01")).toBe(18);
    expect(ageOn("2008-02-29", "2024-02-29")).toBe(16);
  });

  it("are reached on the day that birthdayAt names, and not the day before", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (born, age) => {
        const birthDate = formatDate(born);
        const day = birthdayAt(birthDate, age);
        expect(ageOn(birthDate, day)).toBe(age);
        expect(ageOn(birthDate, addDays(day, -1))).toBe(age - 1);
      }),
    );
  });

  it("fall into four bands", () => {
    expect([15, 16, 17, 18, 24, 25, 29, 30].map(ageBand)).toEqual([
      "under_16",
      "16_17",
      "16_17",
      "18_24",
      "18_24",
      "25_29",
      "25_29",
      null,
    ]);
  });
});

describe("the day in Sofia", () => {
  it("starts at 22:00 UTC in winter and 21:00 in summer", () => {
    expect(startOfSofiaDay("2026-01-15").toISOString()).toBe("2026-01-14T22:00:00.000Z");
    expect(startOfSofiaDay("2026-07-15").toISOString()).toBe("2026-07-14T21:00:00.000Z");
  });

  it("lasts 23 hours and 25 hours when the clocks change", () => {
    const hours = (date: string) => (endOfSofiaDay(date).getTime() - startOfSofiaDay(date).getTime()) / 3_600_000;
    expect(["2026-03-29", "2026-10-25", "2026-05-05"].map(hours)).toEqual([23, 25, 24]);
  });

  it("holds exactly its own instants", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = formatDate(day);
        expect(sofiaDate(startOfSofiaDay(date))).toBe(date);
        expect(sofiaDate(new Date(endOfSofiaDay(date).getTime() - 1))).toBe(date);
        expect(sofiaDate(endOfSofiaDay(date))).toBe(addDays(date, 1));
      }),
    );
  });
});

describe("working days", () => {
  it.each([
    [2021, "2021-05-02"],
    [2024, "2024-05-05"],
    [2025, "2025-04-20"],
    [2026, "2026-04-12"],
    [2027, "2027-05-02"],
  ])("know Easter of %i", (year, date) => {
    expect(orthodoxEaster(year)).toBe(date);
  });

  it("move a holiday from a weekend to the next working day, except Easter", () => {
    expect(publicHolidays(2026)).toEqual([
      "2026-01-01",
      "2026-03-03",
      "2026-04-10",
      "2026-04-11",
      "2026-04-12",
      "2026-04-13",
      "2026-05-01",
      "2026-05-06",
      "2026-05-24",
      "2026-05-25",
      "2026-09-06",
      "2026-09-07",
      "2026-09-22",
      "2026-12-24",
      "2026-12-25",
      "2026-12-26",
      "2026-12-28",
    ]);
  });

  it("know the years in which holidays met", () => {
    expect(isWorkingDay("2021-05-04")).toBe(false); // 1 May on Easter Saturday
    expect(isWorkingDay("2021-05-05")).toBe(true);
    expect(isWorkingDay("2022-12-27")).toBe(false); // Christmas over a weekend takes two days
    expect(isWorkingDay("2022-12-28")).toBe(false);
    expect(isWorkingDay("2022-12-29")).toBe(true);
    expect(isWorkingDay("2024-05-07")).toBe(true); // 6 May on Easter Monday moves nowhere
  });

  it("count a promised reply over Easter and May", () => {
    expect(addWorkingDays("2026-04-09", 1)).toBe("2026-04-14");
    expect(addWorkingDays("2026-04-30", 10)).toBe("2026-05-18");
    expect(addWorkingDays("2026-04-30", 0)).toBe("2026-04-30");
  });
});
