import { randomUUID } from "node:crypto";
import { isClosedWithoutFactor } from "@posoka/domain/accounts/second-factor";
import type { Role } from "@posoka/domain/roles";
import { sessions } from "@posoka/db/schema/accounts";
import { auditEntries } from "@posoka/db/schema/system";
import { getMe, listMySessions } from "@posoka/schema/accounts";
import {
  decideApplication,
  getCandidate,
  listCandidates,
  shareIdentity,
  submitApplication,
} from "@posoka/schema/applications";
import { listYouths } from "@posoka/schema/cases";
import { saveMyIdentity } from "@posoka/schema/profiles";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allContracts } from "../../support/all-contracts.ts";
import { enrol } from "../../support/factor.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

type Cell = [name: string, role: Role, method: string, url: string];

/** Every operation that shows other people's data, with each adult role that may ask for it. */
const closed: Cell[] = (await allContracts()).flatMap(([name, { method, path, access, identifies }]) => {
  if (typeof access === "string") return [];
  const url = path.replaceAll(/:\w+/g, randomUUID());
  return access
    .filter((role) => role !== "youth" && (identifies || isClosedWithoutFactor(role)))
    .map((role): Cell => [name, role, method, url]);
});

describe("an adult without a second factor", () => {
  let world: World;
  const people = new Map<Role, { without: Person; with: Person }>();
  beforeAll(async () => {
    world = await openWorld();
    for (const role of new Set(closed.map(([, one]) => one))) {
      people.set(role, { without: await world.as(role, { factor: false }), with: await world.as(role) });
    }
  });
  afterAll(() => world.close());

  const ask = async (person: Person | undefined, method: string, url: string) => {
    const authorization = `Bearer ${person?.token()}`;
    const answer = await world.app.inject({
      method: method as "GET",
      url,
      headers: { authorization },
      ...(method === "GET" ? {} : { payload: {} }),
    });
    return { status: answer.statusCode, code: answer.json<{ error?: { code: string } }>().error?.code };
  };

  it("is looked at in enough places", () => {
    expect(closed.length).toBeGreaterThan(20);
    for (const role of ["staff", "admin", "mentor"]) expect(closed.map(([, one]) => one)).toContain(role);
    for (const name of ["listYouths", "getYouth", "getToday", "getMentorReview", "listAccounts", "issueCard"]) {
      expect(closed.map(([one]) => one)).toContain(name);
    }
  });

  it.each(closed)("is refused %s as %s, and one with a factor is not", async (_, role, method, url) => {
    expect(await ask(people.get(role)?.without, method, url)).toEqual({ status: 403, code: "factor_needed" });
    expect((await ask(people.get(role)?.with, method, url)).code).not.toBe("factor_needed");
  });

  it("may look after the own account, and is let in from the moment the factor is set up", async () => {
    const staff = await world.as("staff", { factor: false });
    await expect(staff(getMe)).resolves.toMatchObject({ factor: "missing" });
    await expect(staff(listMySessions)).resolves.toBeDefined();
    await expect(staff(listYouths)).rejects.toMatchObject({ code: "factor_needed" });
    await enrol(world, staff);
    await expect(staff(listYouths)).resolves.toBeDefined();
  });

  it("is refused again when the session no longer shows a factor", async () => {
    const staff = await world.as("staff");
    await expect(staff(listYouths)).resolves.toBeDefined();
    await world.db.update(sessions).set({ factorAt: null }).where(eq(sessions.id, staff.sessionId));
    await expect(staff(listYouths)).rejects.toMatchObject({ code: "factor_needed" });
  });

  it("sees everything in a demo world, where everybody shares the accounts", async () => {
    const demo = await openWorld({ demo: true });
    try {
      const staff = await demo.as("staff", { factor: false });
      await expect(staff(listYouths)).resolves.toBeDefined();
    } finally {
      await demo.close();
    }
  });

  it("works with anonymous cards as a partner, up to the first name", async () => {
    const partner = await world.as("partner", { factor: false });
    const opening = await world.make.opening({ organisationId: partner.organisationId! });
    const youth = await world.as("youth");
    const applicationId = randomUUID();
    await youth(saveMyIdentity, { body: { name: "Елена Петрова", phone: "", version: 1 } });
    await youth(submitApplication, {
      params: { openingId: opening.id, applicationId },
      body: { note: "", availableFrom: null },
    });
    const list = async () => (await partner(listCandidates, { params: { openingId: opening.id } })).items[0]!;
    const { cardId } = (await list()).card;
    const open = () => partner(getCandidate, { params: { cardId } });

    await youth(shareIdentity, { params: { applicationId }, body: { fields: ["name"] } });
    await expect(open()).rejects.toMatchObject({ code: "factor_needed" });
    // What was refused was not looked at: the young person is told of the card on the list alone.
    expect(await list()).toMatchObject({ state: "submitted", identity: {} });
    const acts = await world.db.select().from(auditEntries).where(eq(auditEntries.actorId, partner.id));
    expect(acts.map(({ act, detail }) => [act, detail["fields"]])).toEqual([["view.card", []]]);

    await youth(shareIdentity, { params: { applicationId }, body: { fields: [] } });
    const { version } = await open();
    await youth(shareIdentity, { params: { applicationId }, body: { fields: ["name"] } });
    const decision = { decision: "talk", reason: null, words: "Да поговорим.", version } as const;
    await expect(partner(decideApplication, { params: { cardId }, body: decision })).resolves.toBeDefined();
    await enrol(world, partner);
    expect((await open()).identity).toEqual({ name: "Елена Петрова" });
    expect((await list()).identity).toEqual({ name: "Елена Петрова" });
  });
});
