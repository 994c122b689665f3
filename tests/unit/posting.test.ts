import { describe, expect, it } from "vitest";
import {
  agesOf,
  blankPosting,
  draftOf,
  missingFor,
  payOf,
} from "../../apps/web/src/features/partner/posting-document.ts";
import { asKind } from "../../apps/web/src/features/partner/posting-kinds.ts";
import { cardCode } from "../../apps/web/src/features/partner/card-code.ts";

const today = "2026-03-10";
const skill = { id: "2f0d6f1e-0a41-4f8e-9a0b-000000000001", label: "месене" };

describe("a posting on the form", () => {
  it("starts with what the law reads as adults only, and names what review would miss", () => {
    const posting = blankPosting(today);
    expect(posting.closesOn).toBe("2026-04-09");
    expect(agesOf(posting).now.minimumAge).toBe(18);
    expect(missingFor(posting, today)).toEqual(["description", "place"]);
  });

  it("leaves behind what another kind is not asked for", () => {
    const training = asKind(
      { ...blankPosting(today), payMin: 100, givenSkills: [skill], qualificationCode: "541010" },
      "training",
    );
    expect(training).toMatchObject({ contractForm: "course", payMin: 100, givenSkills: [skill] });
    const visit = asKind({ ...training, hoursPerDay: 4, startsOn: "2026-04-01" }, "visit");
    expect(draftOf(visit)).toMatchObject({
      contractForm: "none",
      pay: null,
      givenSkills: [],
      qualificationCode: "",
      hoursPerDay: null,
      endsOn: "2026-04-01",
    });
  });

  it("takes one stated figure of the pay for both", () => {
    const posting = { ...blankPosting(today), payMax: 700 };
    expect(payOf(posting)).toEqual({ min: 700, max: 700, period: "month" });
    expect(missingFor({ ...posting, payMax: 100 }, today)).toContain("pay");
  });
});

describe("the code of a card", () => {
  it("is short, the same each time, and free of signs that look alike", () => {
    const code = cardCode("2f0d6f1e-0a41-4f8e-9a0b-1234567890ab");
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{2}-[2-9A-HJ-NP-Z]{2}$/);
    expect(cardCode("2f0d6f1e-0a41-4f8e-9a0b-1234567890ab")).toBe(code);
  });
});
