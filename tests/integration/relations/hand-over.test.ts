import { randomUUID } from "node:crypto";
import { account as accountCommand } from "@posoka/api/cli/account";
import type { CommandIo } from "@posoka/api/cli/command";
import { link as linkCommand } from "@posoka/api/cli/link";
import { accountRoles, accounts } from "@posoka/db/schema/accounts";
import { caseload } from "@posoka/db/schema/relations";
import { auditEntries, outbox } from "@posoka/db/schema/system";
import { getMe, listAccounts, setAccountState } from "@posoka/schema/accounts";
import { assignCase, getCaseload, handOverCases, listCaseloads, takeCase } from "@posoka/schema/case-work";
import { getToday, getYouth } from "@posoka/schema/cases";
import { texts } from "@posoka/texts/translator";
import { and, eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fingerprint } from "../../access/probe.ts";
import { makeStage, type Relation, type Stage } from "../../access/stage.ts";
import { openWorld, type World } from "../../support/world.ts";

type Somebody = Exclude<Relation, "guest">;
const today = "2026-03-10";

/** `staff.own` leaves; `staff.unit` is the supervisor, `staff.same` a colleague of the unit. */
describe("a caseload that is handed over", () => {
  let world: World;
  let stage: Stage;
  let tenants: [string, string];
  beforeAll(async () => {
    world = await openWorld();
    tenants = [(await world.make.tenant()).id, (await world.make.otherTenant()).id];
  });
  beforeEach(async () => {
    world.clock.set(`${today}T10:00:00.000Z`);
    stage = await makeStage(world, ...tenants);
  });
  afterAll(() => world.close());

  const id = (who: Somebody) => stage.people[who].id;
  const subject = () => stage.secrets.id;
  const seen = (by: Somebody, youthId = subject()) =>
    stage.people[by](getYouth, { params: { youthId } }).then(
      ({ relation }) => relation,
      ({ code }: { code: string }) => code,
    );
  const hand = (by: Somebody, cases: [youthId: string, to: Somebody][], from = today, of: Somebody = "staff.own") =>
    stage.people[by](handOverCases, {
      params: { staffId: id(of) },
      body: { from, cases: cases.map(([youthId, to]) => ({ youthId, staffId: id(to) })) },
    });
  const disable = (accountId: string, casesTo?: string | null) =>
    stage.people["admin.own"](setAccountState, {
      params: { accountId },
      body: { disabled: true, ...(casesTo !== undefined && { casesTo }) },
    });
  const waits = async (by: Somebody) =>
    (await stage.people[by](getToday, { query: { limit: 100 } })).items.filter(
      ({ kind }) => kind === "case_without_worker",
    );
  const listed = async (by: Somebody) => (await stage.people[by](listCaseloads)).items;
  const loadOf = (by: Somebody, staffId: string) => stage.people[by](getCaseload, { params: { staffId } });

  it("goes person by person to the colleagues whom the supervisor chose, and the leaver sees them no more", async () => {
    expect(await seen("staff.own")).toBe("own");
    await hand("staff.unit", [
      [subject(), "staff.same"],
      [stage.single, "staff.unit"],
    ]);
    expect(await seen("staff.own")).toBe("not_found");
    expect(await seen("staff.own", stage.single)).toBe("not_found");
    expect(await seen("staff.own", stage.newcomer)).toBe("own");
    expect(await seen("staff.same")).toBe("own");
    expect(await seen("staff.unit", stage.single)).toBe("own");
    const trail = await world.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.actorId, id("staff.unit")), eq(auditEntries.act, "case.assign")));
    expect(trail.map(({ detail }) => detail)).toEqual(
      expect.arrayContaining([{ youth: subject(), staff: id("staff.same"), before: id("staff.own") }]),
    );
    expect(trail).toHaveLength(2);
  });

  it("is told once to each colleague who takes over and is not the one who decides, without a name", async () => {
    for (const who of ["staff.same", "staff.unit"] as const) {
      const address = { email: `${id(who)}@example.org`, emailConfirmedAt: world.clock.now() };
      await world.db
        .update(accounts)
        .set(address)
        .where(eq(accounts.id, id(who)));
    }
    await hand("staff.unit", [
      [subject(), "staff.same"],
      [stage.single, "staff.same"],
      [stage.newcomer, "staff.unit"],
    ]);
    const mails = await world.db.select().from(outbox).where(eq(outbox.topic, "mail.casesGiven"));
    const params = { day: "10.03.2026", link: "http://localhost:4000/staff/youths" };
    expect(mails.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({ to: `${id("staff.same")}@example.org`, mail: "casesGiven", params }),
    ]);
    for (const language of ["bg", "en"] as const) {
      const { mail: t } = await texts(language, "mail");
      expect(t("casesGivenBody", params)).toContain(params.day);
      expect(t("casesGivenBody", params)).toContain(params.link);
    }
  });

  it("changes hands at midnight in Sofia of the day that was chosen, and says so before", async () => {
    await hand("staff.unit", [[subject(), "staff.same"]], "2026-03-12");
    const { items } = await loadOf("staff.unit", id("staff.own"));
    const { displayName } = await nameOf("staff.same");
    expect(items.find(({ youthId }) => youthId === subject())?.next).toEqual({ name: displayName, from: "2026-03-12" });
    world.clock.set("2026-03-11T21:59:59.999Z");
    expect([await seen("staff.own"), await seen("staff.same")]).toEqual(["own", "not_found"]);
    world.clock.advance(1);
    expect([await seen("staff.own"), await seen("staff.same")]).toEqual(["not_found", "own"]);
  });

  it("is given whole or not at all", async () => {
    await stage.people["staff.unit"](assignCase, {
      params: { youthId: stage.single },
      body: { staffId: id("staff.unit") },
    });
    const before = await fingerprint(world.db);
    const both: [string, Somebody][] = [
      [subject(), "staff.same"],
      [stage.single, "staff.same"],
    ];
    await expect(hand("staff.unit", both)).rejects.toMatchObject({ code: "not_found" });
    await expect(hand("staff.unit", both.toReversed())).rejects.toMatchObject({ code: "not_found" });
    expect(await fingerprint(world.db)).toBe(before);
  });

  it("goes to nobody outside, back to nobody, and never into the past", async () => {
    const before = await fingerprint(world.db);
    const one = (to: Somebody): [string, Somebody][] => [[subject(), to]];
    for (const to of ["staff.other", "staff.elsewhere", "mentor.own", "admin.own"] as const) {
      await expect(hand("staff.unit", one(to)), to).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(hand("staff.unit", one("staff.own"))).rejects.toMatchObject({ code: "conflict" });
    for (const [from, fault] of [
      ["2026-03-09", "in_the_past"],
      ["2027-03-12", "too_big"],
    ] as const) {
      const refused = { code: "invalid_input", extra: { fields: { from: fault } } };
      await expect(hand("staff.unit", one("staff.same"), from)).rejects.toMatchObject(refused);
    }
    await expect(hand("staff.unit", [[randomUUID(), "staff.same"]])).rejects.toMatchObject({ code: "not_found" });
    await expect(hand("staff.coordinator", one("staff.same"))).rejects.toMatchObject({ code: "not_found" });
    expect(await fingerprint(world.db)).toBe(before);
  });

  it("is not left behind unseen: an administrator who disables somebody with cases says who takes them", async () => {
    const before = await fingerprint(world.db);
    await expect(disable(id("staff.own"))).rejects.toMatchObject({ code: "has_cases" });
    for (const to of ["staff.elsewhere", "mentor.own", "staff.own"] as const) {
      await expect(disable(id("staff.own"), id(to)), to).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await fingerprint(world.db)).toBe(before);
    await stage.people["staff.own"](getMe);

    await hand("staff.unit", [[stage.single, "staff.unit"]], "2026-03-20");
    const { userName } = await nameOf("staff.own");
    const row = async () =>
      (await stage.people["admin.own"](listAccounts, { query: { q: userName, role: "staff" } })).items[0];
    expect(await row()).toMatchObject({ cases: 5 });
    await disable(id("staff.own"), id("staff.same"));
    await expect(stage.people["staff.own"](getMe)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await row()).toMatchObject({ cases: 0, disabled: true });
    expect([await seen("staff.same"), await seen("staff.same", stage.single)]).toEqual(["own", "own"]);
    expect(await waits("staff.coordinator")).toEqual([]);
    world.clock.set("2026-03-20T10:00:00.000Z");
    expect(await seen("staff.unit", stage.single)).toBe("own");
  });

  it("waits for the whole team when nobody was named, until a coordinator hands it over", async () => {
    await disable(id("staff.own"), null);
    const found = (await waits("staff.coordinator")).find(({ id: youthId }) => youthId === subject());
    expect(found).toMatchObject({
      youthId: subject(),
      since: `${today}T10:00:00.000Z`,
      dueOn: "2026-03-11",
      owner: null,
    });
    expect(found?.title).toContain(stage.secrets.lastName);
    expect((await waits("staff.other")).map(({ id: youthId }) => youthId)).toContain(subject());
    expect((await waits("staff.elsewhere")).map(({ id: youthId }) => youthId)).not.toContain(subject());

    expect(await listed("staff.lead")).toEqual([]);
    const left = (await listed("staff.coordinator")).find((row) => row.id === id("staff.own"));
    expect(left).toMatchObject({ cases: 5, left: true });
    const { items } = await loadOf("staff.coordinator", id("staff.own"));
    await stage.people["staff.coordinator"](handOverCases, {
      params: { staffId: id("staff.own") },
      body: { from: today, cases: items.map(({ youthId }) => ({ youthId, staffId: id("staff.lead") })) },
    });
    expect(await seen("staff.lead")).toBe("own");
    expect((await waits("staff.coordinator")).map(({ id: youthId }) => youthId)).not.toContain(subject());
    expect((await listed("staff.coordinator")).map((row) => row.id)).not.toContain(id("staff.own"));
  });

  it("waits as well when the role of somebody ended, from that moment on, and is taken by whoever comes first", async () => {
    const mine = eq(accountRoles.accountId, id("staff.own"));
    const endedAt = new Date(`${today}T08:00:00.000Z`);
    await world.db.update(accountRoles).set({ endedAt }).where(mine);
    const [found] = (await waits("staff.lead")).filter(({ id: youthId }) => youthId === subject());
    expect(found).toMatchObject({ since: endedAt.toISOString() });
    await stage.people["staff.lead"](takeCase, { params: { youthId: subject() } });
    expect(await seen("staff.lead")).toBe("own");
    expect((await waits("staff.coordinator")).map(({ id: youthId }) => youthId)).not.toContain(subject());
  });

  it("gives way to the last decision: who is given the case now has it, and what was planned is called off", async () => {
    await hand("staff.unit", [[subject(), "staff.same"]], "2026-03-12");
    await stage.people["staff.unit"](assignCase, {
      params: { youthId: subject() },
      body: { staffId: id("staff.unit") },
    });
    world.clock.set("2026-03-12T10:00:00.000Z");
    expect([await seen("staff.unit"), await seen("staff.same")]).toEqual(["own", "not_found"]);
    const open = and(eq(caseload.youthId, subject()), isNull(caseload.endsAt));
    expect(await world.db.select().from(caseload).where(open)).toMatchObject([{ staffId: id("staff.unit") }]);
  });

  it("is moved by the operator, who disables nobody with cases by accident", async () => {
    const said: string[] = [];
    const io = {
      db: world.db,
      config: world.deps.config,
      now: world.clock.now,
      out: (line: string) => void said.push(line),
      say: () => undefined,
    } satisfies CommandIo;
    const [leaver, colleague] = [(await nameOf("staff.own")).userName, (await nameOf("staff.same")).userName];
    const leave = () => accountCommand.run(["disable", leaver], io);
    expect(await leave()).toBe(1);
    const move = ["hand-over", "--staff", leaver, "--colleague", colleague];
    expect(await linkCommand.run([...move, "--from", "2026-03-09"], io)).toBe(1);
    expect(await seen("staff.own")).toBe("own");
    expect(await linkCommand.run(move, io)).toBe(0);
    expect(said).toEqual(["5"]);
    expect([await seen("staff.own"), await seen("staff.same")]).toEqual(["not_found", "own"]);
    expect(await leave()).toBe(0);
  });

  async function nameOf(who: Somebody) {
    const [row] = await world.db
      .select()
      .from(accounts)
      .where(eq(accounts.id, id(who)));
    return row!;
  }
});
