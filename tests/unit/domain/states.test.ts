import { needsRepresentative } from "@posoka/domain/applications/representative";
import {
  applicationActs,
  applicationCan,
  applicationEnded,
  applicationSteps,
  nextApplicationState,
} from "@posoka/domain/applications/states";
import {
  nextOpeningState,
  openingActs,
  openingCan,
  openingSteps,
  stateAfterEdit,
} from "@posoka/domain/openings/states";
import { applicationStates, openingStates } from "@posoka/domain/vocabulary";
import { describe, expect, it } from "vitest";

describe("an application", () => {
  it("can be withdrawn until work starts, and shared only while the procedure runs", () => {
    expect(applicationStates.filter((state) => applicationCan.withdraw(state))).toEqual([
      "draft",
      "awaiting_representative",
      "submitted",
      "seen",
      "shortlisted",
      "interview",
      "offered",
      "accepted",
    ]);
    expect(applicationCan.share("awaiting_representative")).toBe(false);
    expect(applicationCan.share("submitted")).toBe(true);
    expect(applicationCan.share("refused")).toBe(false);
  });

  it("never moves out of an end", () => {
    for (const state of applicationStates.filter(applicationEnded)) {
      for (const act of applicationActs) expect(nextApplicationState(state, act)).toBeNull();
    }
  });

  it("reaches every state from a draft", () => {
    const reached = new Set<string>(["draft"]);
    for (let grew = true; grew;) {
      const before = reached.size;
      for (const { from, to } of Object.values(applicationSteps))
        if (from.some((state) => reached.has(state))) reached.add(to);
      grew = reached.size > before;
    }
    expect([...reached].sort()).toEqual([...applicationStates].sort());
  });

  it("is refused or offered by a partner's person only; the clock closes without refusing", () => {
    expect(applicationSteps.refuse.by).toEqual(["partner"]);
    expect(applicationSteps.offer.by).toEqual(["partner"]);
    const byClock = applicationActs.filter((act) => applicationSteps[act].by.includes("clock"));
    expect(byClock.map((act) => applicationSteps[act].to)).toEqual(["unanswered"]);
    expect(applicationCan.decide("awaiting_representative")).toBe(false);
  });
});

describe("an opening", () => {
  it("goes back to review when what was reviewed changes", () => {
    expect(stateAfterEdit("published", ["pay"])).toBe("in_review");
    expect(stateAfterEdit("paused", ["title", "seats"])).toBe("in_review");
    expect(stateAfterEdit("published", ["seats"])).toBe("published");
    expect(stateAfterEdit("draft", ["title"])).toBe("draft");
  });

  it("is published by staff only, and never straight from a draft", () => {
    const publishing = openingActs.filter((act) => openingSteps[act].to === "published");
    expect(publishing).toEqual(["publish", "resume"]);
    expect(openingSteps.publish.by).toEqual(["staff"]);
    expect(nextOpeningState("draft", "publish")).toBeNull();
  });

  it("takes applications only while published and stays closed", () => {
    expect(openingStates.filter((state) => openingCan.takeApplications(state))).toEqual(["published"]);
    for (const act of openingActs) expect(nextOpeningState("closed", act)).toBeNull();
  });
});

describe("a representative", () => {
  it("is asked for work at 15, for volunteering and other contracts under 18", () => {
    expect([15, 16, 17, 18].map((age) => needsRepresentative("job", age))).toEqual([true, false, false, false]);
    expect([15, 17, 18].map((age) => needsRepresentative("volunteering", age))).toEqual([true, true, false]);
    expect([16, 17, 18].map((age) => needsRepresentative("training", age))).toEqual([true, true, false]);
    expect([13, 14].map((age) => needsRepresentative("visit", age))).toEqual([true, false]);
  });
});
