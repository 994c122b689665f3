import { accountRoles, accounts } from "@posoka/db/schema/accounts";
import { assignCase, getMyCaseWorker, takeCase } from "@posoka/schema/case-work";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailsTo } from "../../support/mails.ts";
import { openWorld, type World } from "../../support/world.ts";

describe("who of the team works with a young person", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const colleague = (displayName: string) =>
    world.as("staff", {
      flags: ["coordinator", "supervisor"],
      account: { displayName, email: `${displayName}@example.org`, emailConfirmedAt: world.clock.now() },
    });

  it("is told to that person by name, from the day on, and goes when the worker goes", async () => {
    const [youth, other] = [await world.as("youth"), await world.as("youth")];
    expect(await youth(getMyCaseWorker)).toEqual({ worker: null });
    const staff = await colleague("Галина");
    await staff(takeCase, { params: { youthId: youth.id } });
    const since = world.clock.now().toISOString();
    expect(await youth(getMyCaseWorker)).toEqual({ worker: { name: "Галина", since } });
    expect(await other(getMyCaseWorker)).toEqual({ worker: null });
    await world.db.update(accountRoles).set({ endedAt: world.clock.now() }).where(eq(accountRoles.accountId, staff.id));
    expect(await youth(getMyCaseWorker)).toEqual({ worker: null });
    await world.db.update(accountRoles).set({ endedAt: null }).where(eq(accountRoles.accountId, staff.id));
    await world.db.update(accounts).set({ disabledAt: world.clock.now() }).where(eq(accounts.id, staff.id));
    expect(await youth(getMyCaseWorker)).toEqual({ worker: null });
  });

  it("is told by mail to a colleague who is given a case, and not to who takes it", async () => {
    const youth = await world.as("youth");
    const [giver, taker] = [await colleague("Ели"), await colleague("Боян")];
    await giver(assignCase, { params: { youthId: youth.id }, body: { staffId: taker.id } });
    const params = { day: "10.03.2026", link: expect.stringMatching(/\/staff\/youths$/) as string };
    expect(await mailsTo(world, "Боян@example.org")).toMatchObject([{ mail: "casesGiven", params }]);
    const own = await world.as("youth");
    await giver(assignCase, { params: { youthId: own.id }, body: { staffId: giver.id } });
    expect(await mailsTo(world, "Ели@example.org")).toEqual([]);
  });
});
