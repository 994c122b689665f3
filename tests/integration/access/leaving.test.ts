import { recordConsent } from "@posoka/api/modules/consent/service";
import { accounts, youthAccounts } from "@posoka/db/schema/accounts";
import { mentorAssignments } from "@posoka/db/schema/mentors";
import { caseload, guardianLinks } from "@posoka/db/schema/relations";
import { requestErasure, takeBackErasure } from "@posoka/schema/erasure";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cells } from "../../access/cells.ts";
import { send } from "../../access/probe.ts";
import { makeStage, type Relation, relations, type Stage } from "../../access/stage.ts";
import { allContracts } from "../../support/all-contracts.ts";
import { openWorld, type World } from "../../support/world.ts";

// What is open to everybody names nobody; other tests see to that.
const reading = (await allContracts()).filter(([, { method, access }]) => method === "GET" && access !== "public");

describe("who asked to be erased", () => {
  let world: World;
  let stage: Stage;
  beforeAll(async () => {
    world = await openWorld();
    stage = await makeStage(world, (await world.make.tenant()).id, (await world.make.otherTenant()).id);
  });
  afterAll(() => world.close());

  /** Every operation that reads, by everybody else: where does one of the words stand? */
  async function findings(words: readonly string[], others: readonly Relation[]): Promise<string[]> {
    const found: string[] = [];
    for (const [name, contract] of reading) {
      // Who may not is told nothing in any case.
      for (const by of others.filter((relation) => cells[name]?.may.includes(relation))) {
        const { text } = await send(world, stage, by, contract, cells[name]?.call?.(stage, by) ?? {});
        if (words.some((word) => text.includes(word))) found.push(`${name} ${by}`);
      }
    }
    return found;
  }

  it("is found by nobody in anything that can be read, as a young person, and by the same people as before once it is taken back", async () => {
    const { secrets, card, review, application, waiting } = stage;
    const words = [...Object.values(secrets), card, review.id, application.id, waiting.id];
    const others = relations.filter((relation) => relation !== "youth.own");
    const before = await findings(words, others);
    expect(new Set(before.map((line) => line.split(" ")[0])).size).toBeGreaterThan(5);
    await stage.people["youth.own"](requestErasure, { body: { when: "later" } });
    expect(await findings(words, others)).toEqual([]);
    await stage.people["youth.own"](takeBackErasure);
    expect(await findings(words, others)).toEqual(before);
  }, 180_000);

  // Whoever still has a duty cannot leave; these have none, or it was settled before.
  it.each(["guardian.own", "institution.own", "mentor.own", "staff.own"] as const)(
    "and the same of an adult beside a young person: %s",
    async (relation) => {
      const { id } = stage.people[relation];
      const displayName = `Тръгва ${relation}`;
      await world.db.update(accounts).set({ displayName }).where(eq(accounts.id, id));
      const youthId = stage.people["youth.own"].id;
      const line = { tenantId: stage.people[relation].tenantId, subjectId: youthId, purpose: "show_mentor" } as const;
      const given = { act: "given", textVersion: "2026-03", language: "bg", givenBy: "self" } as const;
      const about = { ...line, ...given, recipient: { kind: "person", id } as const, at: world.clock.now() };
      await world.db.transaction((tx) => recordConsent(tx, about));
      await world.db.update(youthAccounts).set({ confirmedBy: id }).where(eq(youthAccounts.accountId, youthId));
      await world.db.update(guardianLinks).set({ checkedBy: id }).where(eq(guardianLinks.youthId, youthId));
      const others = relations.filter((one) => one !== relation);
      const before = await findings([displayName], others);
      expect(before.map((found) => found.split(" ")[0])).toEqual(
        expect.arrayContaining(["listMyConsents", "getYouth"]),
      );
      const endedAt = world.clock.now();
      await world.db.update(mentorAssignments).set({ endedAt }).where(eq(mentorAssignments.mentorId, id));
      await world.db.update(caseload).set({ endsAt: endedAt }).where(eq(caseload.staffId, id));
      await stage.people[relation](requestErasure, { body: { when: "later" } });
      expect(await findings([displayName], others)).toEqual([]);
    },
    180_000,
  );
});
