import { randomUUID } from "node:crypto";
import { recordConsent } from "@posoka/api/modules/consent/service";
import { eraseSubject } from "@posoka/api/modules/privacy/service/erase-subject";
import { endNeedless } from "@posoka/api/modules/privacy/service/retention";
import { accountRoles } from "@posoka/db/schema/accounts";
import { guardianLinks } from "@posoka/db/schema/relations";
import { erasures, retentionNotices } from "@posoka/db/schema/trust";
import { startOfSofiaDay } from "@posoka/domain/calendar/sofia-time";
import { getMe } from "@posoka/schema/accounts";
import { seeRetentionNotice } from "@posoka/schema/erasure";
import { getGuardianDesk } from "@posoka/schema/guardians";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { guardianOf } from "../../support/guardians.ts";
import { mailsTo } from "../../support/mails.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

const days = 86_400_000;

describe("an account that represents nobody any more", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  beforeEach(() => world.clock.set("2026-03-10T10:00:00.000Z"));
  afterAll(() => world.close());

  const erase = (one: Person) => world.db.transaction((tx) => eraseSubject(tx, one.id, world.clock.now()));
  const isGone = async ({ id }: Person) => (await world.db.$count(erasures, eq(erasures.subjectId, id))) > 0;
  const noticeOf = async ({ id }: Person) =>
    (await world.db.select().from(retentionNotices).where(eq(retentionNotices.accountId, id))).at(0);

  it("is told so after the last child was erased, on the page and by mail, and goes 30 days later", async () => {
    const [first, last] = [await world.as("youth"), await world.as("youth")];
    const email = `${randomUUID()}@example.org`;
    const parent = await guardianOf(world, first, { email });
    const at = world.clock.now();
    const link = { tenantId: last.tenantId, youthId: last.id, guardianId: parent.id, kind: "parent" } as const;
    await world.db.insert(guardianLinks).values({ ...link, checkedBy: parent.id, checkedAt: at, startsAt: at });
    await erase(first);
    await endNeedless(world.deps);
    expect(await noticeOf(parent)).toBeUndefined();
    await erase(last);
    await endNeedless(world.deps);
    await endNeedless(world.deps);
    expect((await mailsTo(world, email)).map(({ mail }) => mail)).toEqual(["guardianOver"]);
    expect(await parent(getGuardianDesk)).toMatchObject({ children: [], endsAt: "2026-04-09T10:00:00.000Z" });
    // It is not the notice that signing in undoes.
    expect((await parent(getMe)).retentionNotice).toBeNull();
    await parent(seeRetentionNotice);
    expect(await noticeOf(parent)).toMatchObject({ reason: "nobody_left" });
    world.clock.advance(30 * days - 1);
    await endNeedless(world.deps);
    expect(await isGone(parent)).toBe(false);
    world.clock.advance(1);
    await endNeedless(world.deps);
    expect(await isGone(parent)).toBe(true);
  });

  it("ends with the child's eighteenth birthday, unless the young adult lets this person stay", async () => {
    const youth = await world.as("youth", { birthDate: "2008-04-10" });
    const [goes, stays] = [await guardianOf(world, youth), await guardianOf(world, youth)];
    const of = await guardianOf(world, youth, { kind: "adult_representative" });
    await world.db.transaction((tx) =>
      recordConsent(tx, {
        tenantId: youth.tenantId,
        subjectId: youth.id,
        purpose: "stay_after_18",
        recipient: { kind: "person", id: stays.id },
        act: "given",
        textVersion: "2026-11",
        language: "bg",
        givenBy: "self",
        signedBy: youth.id,
        at: world.clock.now(),
      }),
    );
    world.clock.set(new Date(startOfSofiaDay("2026-04-10").getTime() - 1).toISOString());
    await endNeedless(world.deps);
    expect(await noticeOf(goes)).toBeUndefined();
    world.clock.advance(1);
    await endNeedless(world.deps);
    expect(await noticeOf(goes)).toMatchObject({ reason: "nobody_left", byMail: false });
    expect([await noticeOf(stays), await noticeOf(of)]).toEqual([undefined, undefined]);
    // A year later the stay is over, if it was not said again.
    world.clock.set("2027-03-11T10:00:00.000Z");
    await endNeedless(world.deps);
    expect([await isGone(goes), await isGone(stays), await isGone(of)]).toEqual([true, false, false]);
    expect(await noticeOf(stays)).toMatchObject({ reason: "nobody_left" });
  });

  it("stays when somebody is represented again meanwhile, and when the person has another role here", async () => {
    const [youth, next] = [await world.as("youth"), await world.as("youth")];
    const parent = await guardianOf(world, youth);
    const mentor = await guardianOf(world, youth);
    await world.db.insert(accountRoles).values({ accountId: mentor.id, role: "mentor", grantedAt: world.clock.now() });
    await erase(youth);
    await endNeedless(world.deps);
    expect(await noticeOf(mentor)).toBeUndefined();
    expect(await noticeOf(parent)).toBeDefined();
    const at = world.clock.now();
    const link = { tenantId: next.tenantId, youthId: next.id, guardianId: parent.id, kind: "parent" } as const;
    await world.db.insert(guardianLinks).values({ ...link, checkedBy: parent.id, checkedAt: at, startsAt: at });
    world.clock.advance(40 * days);
    await endNeedless(world.deps);
    expect(await noticeOf(parent)).toBeUndefined();
    expect([await isGone(parent), await isGone(mentor)]).toEqual([false, false]);
  });
});
