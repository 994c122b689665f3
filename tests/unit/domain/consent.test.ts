import { birthdayAt } from "@posoka/domain/ages";
import { addDays, addMonths, dayNumber, formatDate } from "@posoka/domain/calendar/dates";
import { endOfSofiaDay, startOfSofiaDay } from "@posoka/domain/calendar/sofia-time";
import { allowedFields, type LedgerRow, type Question } from "@posoka/domain/consent/allowed-fields";
import { consentActs, purposeNames, purposes, signatories } from "@posoka/domain/consent/purposes";
import { whoSigns } from "@posoka/domain/consent/who-signs";
import { openingKinds } from "@posoka/domain/vocabulary";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { oracle } from "../../support/consent-oracle.ts";

const application = "a";
const born = "2008-06-15";
const line = (rest: Partial<LedgerRow>): LedgerRow => ({
  sequence: 1,
  purpose: "share_identity",
  recipientId: application,
  fields: ["name", "note"],
  act: "given",
  signatory: "self",
  signedBy: null,
  at: new Date("2026-03-10T10:00:00Z"),
  expiresOn: null,
  ...rest,
});
const ask = (rows: LedgerRow[], at: Date | string, rest: Partial<Question> = {}): string[] =>
  allowedFields(rows, {
    purpose: "share_identity",
    recipientId: application,
    birthDate: born,
    ...rest,
    at: new Date(at),
  });

describe("what may leave", () => {
  it("is nothing without a line, and nothing for another purpose or recipient", () => {
    const at = "2026-03-11T10:00:00Z";
    expect(ask([], at)).toEqual([]);
    expect(ask([line({})], at)).toEqual(["name", "note"]);
    expect(ask([line({})], at, { recipientId: "b" })).toEqual([]);
    expect(ask([line({})], at, { recipientId: null })).toEqual([]);
    expect(ask([line({ purpose: "show_mentor" })], at)).toEqual([]);
    expect(ask([line({})], "2026-03-10T09:59:59.999Z")).toEqual([]);
  });

  it.each(["refused", "withdrawn"] as const)("shrinks by the fields that were %s later, and by no others", (act) => {
    const no = line({ sequence: 2, act, fields: ["name"], at: new Date("2026-03-10T11:00:00Z") });
    expect(ask([line({}), no], "2026-03-10T11:00:00Z")).toEqual(["note"]);
    expect(ask([no, line({})], "2026-03-10T10:59:59Z")).toEqual(["name", "note"]);
  });

  it("goes by the order of writing within one millisecond, however the lines arrive", () => {
    const no = line({ sequence: 2, act: "withdrawn" });
    expect(ask([no, line({})], "2026-03-11T10:00:00Z")).toEqual([]);
    expect(ask([no, line({ sequence: 3 })], "2026-03-11T10:00:00Z")).toEqual(["name", "note"]);
  });

  it.each(["2026-03-28", "2026-03-29", "2026-10-25"])("ends after the whole last day, also on %s", (expiresOn) => {
    const at = startOfSofiaDay(addDays(expiresOn, -1));
    const end = endOfSofiaDay(expiresOn);
    const rows = [line({ expiresOn, at })];
    expect(ask(rows, new Date(end.getTime() - 1), { birthDate: "2000-01-01" })).toEqual(["name", "note"]);
    expect(ask(rows, end, { birthDate: "2000-01-01" })).toEqual([]);
  });

  it("ends after the purpose's longest, whatever a line says, and a line that ran out hides an older one", () => {
    const late = line({ expiresOn: "2030-01-01" });
    expect(ask([late], endOfSofiaDay("2026-09-09"))).toEqual(["name", "note"]);
    expect(ask([late], endOfSofiaDay("2026-09-10"))).toEqual([]);
    const short = line({ sequence: 2, expiresOn: "2026-03-12", at: new Date("2026-03-11T10:00:00Z") });
    expect(ask([line({}), short], "2026-03-13T10:00:00Z")).toEqual([]);
  });

  it.each(["2012-06-15", "2012-02-29"])(
    "under 14 needs both, and on the fourteenth birthday starts anew (born on %s)",
    (birthDate) => {
      const turn = startOfSofiaDay(birthdayAt(birthDate, 14));
      const at = new Date(turn.getTime() - 86_400_000);
      const own = line({ at });
      const theirs = line({ at, sequence: 2, signatory: "representative" });
      const before = new Date(turn.getTime() - 1);
      expect(ask([own], before, { birthDate })).toEqual([]);
      expect(ask([theirs], before, { birthDate })).toEqual([]);
      expect(ask([own, theirs], before, { birthDate })).toEqual(["name", "note"]);
      expect(ask([own, theirs], turn, { birthDate })).toEqual([]);
      expect(ask([own, theirs, line({ sequence: 3, at: turn })], turn, { birthDate })).toEqual(["name", "note"]);
    },
  );

  it.each(["2008-06-15", "2008-02-29"])(
    "ends at 18 at midnight for what a representative signed (born on %s)",
    (birthDate) => {
      const turn = startOfSofiaDay(birthdayAt(birthDate, 18));
      const at = new Date(turn.getTime() - 40 * 86_400_000);
      const question = { purpose: "representative_act", kind: "volunteering", birthDate } as const;
      const rows = [line({ purpose: "representative_act", fields: ["application"], signatory: "representative", at })];
      expect(ask(rows, new Date(turn.getTime() - 1), question)).toEqual(["application"]);
      expect(ask(rows, turn, question)).toEqual([]);
      // The minor's representative is not the adult's: staff record that one anew.
      expect(ask(rows, turn, { ...question, represented: true })).toEqual([]);
    },
  );
});

describe("where two representatives must agree", () => {
  const [mother, father] = (["mother", "father"] as const).map((signedBy, at) =>
    line({ sequence: at + 2, signatory: "representative", signedBy }),
  ) as [LedgerRow, LedgerRow];
  const question = { birthDate: "2013-06-15", representatives: 2, signers: ["mother", "father"] };
  const askNow = (rows: LedgerRow[]): string[] => ask([line({}), ...rows], "2026-03-11T10:00:00Z", question);

  it("nothing leaves before both have, and one person twice is one", () => {
    expect(askNow([mother])).toEqual([]);
    expect(askNow([mother, { ...mother, sequence: 4 }])).toEqual([]);
    expect(askNow([mother, father])).toEqual(["name", "note"]);
  });

  it("one no undoes both yeses, and one new yes does not bring them back", () => {
    const no = { ...father, sequence: 5, act: "withdrawn" } as const;
    expect(askNow([mother, father, no])).toEqual([]);
    expect(askNow([mother, father, no, { ...father, sequence: 6 }])).toEqual([]);
    expect(askNow([mother, father, no, { ...father, sequence: 6 }, { ...mother, sequence: 7 }])).toHaveLength(2);
  });

  it("counts who represents today, and a paper that names nobody only while none of them has said yes", () => {
    const asked = (signers: string[], representatives: number, rows: LedgerRow[]): string[] =>
      ask([line({}), ...rows], "2026-03-11T10:00:00Z", { ...question, signers, representatives });
    expect(asked(["father"], 1, [mother])).toEqual([]);
    expect(asked(["father"], 2, [mother, father])).toEqual([]);
    const nameless = { ...father, signedBy: null, sequence: 1 };
    expect(asked([], 1, [nameless])).toEqual(["name", "note"]);
    expect(asked(["mother"], 1, [nameless])).toEqual(["name", "note"]);
    expect(asked(["mother", "father"], 2, [nameless, mother])).toEqual([]);
    // Whose paper it was nobody knows: it does not take the place of a word that came after it.
    expect(asked([], 1, [nameless, mother])).toEqual([]);
    expect(asked([], 1, [mother, { ...nameless, sequence: 4 }])).toEqual(["name", "note"]);
  });

  it("the earlier end of the two ends it", () => {
    const short = { ...father, expiresOn: "2026-03-12" };
    expect(askNow([mother, short])).toEqual(["name", "note"]);
    expect(ask([line({}), mother, short], "2026-03-13T10:00:00Z", question)).toEqual([]);
  });
});

describe("who signs", () => {
  it.each([
    ["use_platform", "2026-06-14", "2012-06-15", "representative"],
    ["use_platform", "2026-06-15", "2012-06-15", "self"],
    ["share_identity", "2026-06-14", "2012-06-15", "both"],
    ["share_identity", "2026-06-15", "2012-06-15", "self"],
    ["stay_after_18", "2026-12-14", "2009-06-15", "nobody"],
    ["stay_after_18", "2026-12-15", "2009-06-15", "self"],
  ] as const)("%s on %s, born on %s: %s", (purpose, date, birthDate, signers) => {
    expect(whoSigns(purpose, { birthDate }, date)).toBe(signers);
  });

  it.each([
    ["job", 15, "representative"],
    ["job", 16, "self"],
    ["volunteering", 17, "representative"],
    ["volunteering", 18, "self"],
    ["visit", 13, "representative"],
    ["visit", 14, "self"],
  ] as const)("an act of kind %s at %i: %s", (kind, age, signers) => {
    const signer = { birthDate: "2008-01-01", kind };
    expect(whoSigns("representative_act", signer, birthdayAt(signer.birthDate, age))).toBe(signers);
  });

  it("of an adult under запрещение is as under 14; a text that is only read is everybody's own", () => {
    const adult = { birthDate: "2000-01-01", represented: true };
    expect(whoSigns("use_platform", adult, "2026-01-01")).toBe("representative");
    expect(whoSigns("share_identity", adult, "2026-01-01")).toBe("both");
    expect(whoSigns("notice", adult, "2026-01-01")).toBe("self");
  });
});

const start = dayNumber("2010-01-01");
const anyDate = (from: string, to: string) => fc.integer({ min: dayNumber(from), max: dayNumber(to) }).map(formatDate);
// Around local midnights as often as at any other time: that is where a rule of days goes wrong.
const moment = fc
  .tuple(
    fc.integer({ min: start, max: start + 8 * 365 }).map(formatDate),
    fc.oneof(fc.constantFrom(-1, 0, 1), fc.integer({ min: 0, max: 86_399_999 })),
  )
  .map(([date, offset]) => new Date(startOfSofiaDay(date).getTime() + offset));
const recipient = fc.constantFrom("a", "b", null);
const row = fc
  .record({
    purpose: fc.constantFrom(...purposeNames),
    recipientId: recipient,
    act: fc.constantFrom(...consentActs, "given" as const),
    signatory: fc.constantFrom(...signatories),
    signedBy: fc.constantFrom("mother", "father", null),
    at: moment,
    expiresOn: fc.option(anyDate("2010-01-01", "2018-12-31")),
    mask: fc.integer({ min: 1, max: 15 }),
  })
  .map(({ mask, ...rest }) => {
    const all: readonly string[] = purposes[rest.purpose].fields;
    const fields = all.filter((_, at) => (mask >> at) & 1);
    return { ...rest, fields: fields.length > 0 ? fields : all };
  });
const ledger = fc
  .array(row, { maxLength: 24 })
  .map((rows) => rows.map((one, sequence): LedgerRow => ({ ...one, sequence })));
const birthDate = fc.oneof(
  anyDate("1992-01-01", "2004-12-31"),
  fc.constantFrom("1996-02-29", "1992-02-29", "2000-02-29"),
);

describe("the register", () => {
  it("lets leave what an independent reading of the rules lets leave, for any lines at any moment", () => {
    const figures = { ledgers: 0, moments: 0, open: 0 };
    fc.assert(
      fc.property(
        ledger,
        birthDate,
        fc.array(moment, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...openingKinds),
        fc.boolean(),
        fc.constantFrom(1, 2),
        fc.subarray(["mother", "father"]),
        (rows, born, moments, kind, represented, representatives, signers) => {
          figures.ledgers += 1;
          // One question that some line answers; the other lines are there to confuse it.
          const { purpose, recipientId } = rows[0] ?? { purpose: "share_identity", recipientId: "a" };
          // Also at the lines' own ends, a millisecond before and after.
          const edges = rows.flatMap(({ expiresOn }) => (expiresOn === null ? [] : [endOfSofiaDay(expiresOn)]));
          const turns = [14, 18].map((age) => startOfSofiaDay(birthdayAt(born, age)));
          const own = rows.map(({ at }) => at);
          const asked = [...moments, ...own, ...[...edges, ...turns].flatMap((at) => [at, new Date(at.getTime() - 1)])];
          for (const at of asked) {
            const question = { purpose, recipientId, birthDate: born, kind, represented, representatives, signers, at };
            const allowed = allowedFields(rows, question);
            expect([...allowed].sort()).toEqual(oracle(rows, question));
            figures.moments += 1;
            if (allowed.length > 0) figures.open += 1;
          }
        },
      ),
      { numRuns: 1_000 },
    );
    // Nothing would be proved by a thousand ledgers that open nothing.
    expect(figures.open).toBeGreaterThan(100);
    process.stdout.write(
      `consent: ${figures.ledgers} ledgers, ${figures.moments} moments, ${figures.open} with something open, 0 differ\n`,
    );
  });

  it("opens nothing where nobody said yes", () => {
    fc.assert(
      fc.property(ledger, birthDate, moment, (rows, born, at) => {
        const noes = rows.map((one): LedgerRow => ({ ...one, act: one.act === "given" ? "refused" : one.act }));
        for (const { purpose, recipientId } of noes) {
          expect(allowedFields(noes, { purpose, recipientId, birthDate: born, at })).toEqual([]);
        }
      }),
    );
  });
});

describe("months", () => {
  it("later are the same day, or the last one of a shorter month", () => {
    expect(addMonths("2026-08-31", 6)).toBe("2027-02-28");
    expect(addMonths("2027-08-31", 6)).toBe("2028-02-29");
    expect(addMonths("2026-03-10", 6)).toBe("2026-09-10");
    expect(addMonths("2026-12-31", 0)).toBe("2026-12-31");
    expect(addMonths("2008-06-15", 210)).toBe("2025-12-15");
  });
});
