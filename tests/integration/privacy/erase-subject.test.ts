import { randomUUID } from "node:crypto";
import { sealTrail } from "@posoka/api/modules/audit/seal-trail";
import { verifyTrail } from "@posoka/api/modules/audit/verify-trail";
import { sweepErased } from "@posoka/api/modules/privacy/service/erase-due";
import { eraseSubject } from "@posoka/api/modules/privacy/service/erase-subject";
import { personKey, sealFor } from "@posoka/api/modules/privacy/service/person-keys";
import { accounts } from "@posoka/db/schema/accounts";
import { applicationEvents, applications } from "@posoka/db/schema/applications";
import { profiles } from "@posoka/db/schema/profiles";
import { supportWanted } from "@posoka/db/schema/sensitive";
import { files, outbox } from "@posoka/db/schema/system";
import { erasures, personKeys } from "@posoka/db/schema/trust";
import { getMe } from "@posoka/schema/accounts";
import { decideApplication, listCandidates, shareIdentity, submitApplication } from "@posoka/schema/applications";
import { assignMentor, listYouths } from "@posoka/schema/cases";
import { getMyIdentity, saveMyIdentity } from "@posoka/schema/profiles";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allText, tablesWith } from "../../support/all-text.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

describe("a person who is erased", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const erase = (id: string) => world.db.transaction((tx) => eraseSubject(tx, id, world.clock.now()));

  /** Somebody with a row in every table that can hold something of a young person. */
  async function livedHere(mark: string) {
    const partner = await world.as("partner");
    const { id: openingId } = await world.make.opening({ organisationId: partner.organisationId ?? "" });
    const youth = await world.as("youth", {
      birthDate: "1999-12-31",
      account: {
        email: `${mark}@example.org`,
        emailConfirmedAt: world.clock.now(),
        userName: `${mark}-1234`,
        displayName: mark,
      },
    });
    const name = `Име ${mark}`;
    await youth(saveMyIdentity, { body: { name, phone: "", version: 1 } });
    const applicationId = randomUUID();
    await youth(submitApplication, {
      params: { openingId, applicationId },
      body: { note: `бележка ${mark}`, availableFrom: null },
    });
    await youth(shareIdentity, { params: { applicationId }, body: { fields: ["name", "email"] } });
    const [staff, mentor] = [await world.as("staff"), await world.as("mentor")];
    await staff(assignMentor, { params: { youthId: youth.id }, body: { mentorId: mentor.id, note: `за ${mark}` } });
    const { id: ownerId, tenantId } = youth;
    await world.db.insert(supportWanted).values({ youthId: ownerId, tenantId, needs: mark });
    await world.db.insert(files).values({
      id: randomUUID(),
      tenantId,
      ownerId,
      name: mark,
      mediaType: "x",
      size: 1,
      sha256: Buffer.from("ab", "hex"),
    });
    const to = `${mark}@example.org`;
    await world.db
      .insert(outbox)
      .values({ topic: "mail.x", payload: { to, mail: "reset", params: {} }, deliver: "mail" });
    return { youth, partner, staff, openingId, applicationId, name };
  }

  const candidates = async ({ partner, openingId }: { partner: Person; openingId: string }) =>
    (await partner(listCandidates, { params: { openingId } })).items;

  it("leaves no word behind in any table, and random ids alone in the trail, whose chain stays whole", async () => {
    const mark = "wholly-personal";
    const { youth, applicationId, name } = await livedHere(mark);
    expect(await tablesWith(world.db, [mark])).not.toEqual([]);
    await sealTrail(world.deps);

    expect(await erase(youth.id)).toEqual({ known: true, files: ["ab"] });
    expect(await tablesWith(world.db, [mark, name, "1999-12-31"])).toEqual([]);
    const holding = [...(await allText(world.db))]
      .filter(([, text]) => text.includes(youth.id))
      .map(([table]) => table);
    // Registers and trails, which say nothing of who that was.
    expect(holding).toEqual([
      "public.account_roles",
      "public.accounts",
      "public.application_events",
      "public.applications",
      "public.audit_entries",
      "public.consents",
      "public.erasures",
      "public.mentor_assignments",
    ]);
    expect(await world.db.select().from(accounts).where(eq(accounts.id, youth.id))).toMatchObject([
      { displayName: "", email: null, passwordHash: null, disabledAt: world.clock.now() },
    ]);
    const events = await world.db
      .select()
      .from(applicationEvents)
      .where(eq(applicationEvents.applicationId, applicationId));
    expect(events.map(({ toState }) => toState)).toContain("withdrawn");
    await sealTrail(world.deps);
    expect((await verifyTrail(world.db, world.deps.config.keys)).faults).toEqual([]);
  });

  it("is signed out, and gone for staff and partner at once, while others keep all of theirs", async () => {
    const [gone, stays] = [await livedHere("left-behind"), await livedHere("stays-here")];
    const decided = (await candidates(stays))[0]!;
    await stays.partner(decideApplication, {
      params: { cardId: decided.card.cardId },
      body: { decision: "talk", reason: null, words: "", version: decided.version },
    });
    await erase(gone.youth.id);
    await expect(gone.youth(getMe, {})).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await candidates(gone)).toEqual([]);
    const idsFor = async ({ staff }: { staff: Person }) =>
      (await staff(listYouths, { query: { q: "", limit: 100 } })).items.map(({ id }) => id);
    expect(await idsFor(gone)).not.toContain(gone.youth.id);
    expect(await idsFor(stays)).toContain(stays.youth.id);
    expect(await stays.youth(getMyIdentity, {})).toMatchObject({ name: stays.name, email: "stays-here@example.org" });
    expect((await candidates(stays))[0]).toMatchObject({ state: "interview" });
  });

  it("stays whole when the work is cut in the middle, and once is enough", async () => {
    const { youth, name, applicationId } = await livedHere("cut-short");
    const before = await allText(world.db);
    const cut = world.db.transaction(async (tx) => {
      await eraseSubject(tx, youth.id, world.clock.now());
      throw new Error("cut");
    });
    await expect(cut).rejects.toThrow("cut");
    expect(await allText(world.db)).toEqual(before);
    expect((await youth(getMyIdentity, {})).name).toBe(name);

    await erase(youth.id);
    const trail = () =>
      world.db.execute(sql`select act from audit_entries where subject_id = ${youth.id} and act = 'subject.erase'`);
    expect((await trail()).rowCount).toBe(1);
    await erase(youth.id);
    expect((await trail()).rowCount).toBe(1);
    expect(await world.db.select().from(erasures).where(eq(erasures.subjectId, youth.id))).toHaveLength(1);
    const [row] = await world.db.select().from(applications).where(eq(applications.id, applicationId));
    expect(row).toMatchObject({ state: "withdrawn", note: "" });
  });

  it("takes with the next sweep what somebody wrote while they were being erased", async () => {
    const { youth } = await livedHere("written-late");
    const stays = await livedHere("swept-past");
    const { id: youthId, tenantId } = youth;
    const key = await personKey(world.db, world.deps.config.keys, youthId);
    // It has begun before, waits for nothing of the erasing, and commits after it.
    await world.db.transaction(async (tx) => {
      await erase(youthId);
      await personKey(tx, world.deps.config.keys, youthId);
      const limits = sealFor(key, youthId, "profiles.limits", "written-late");
      await tx.insert(profiles).values({ youthId, tenantId, ekatte: "68134", limits });
    });
    expect(await world.db.$count(personKeys, eq(personKeys.subjectId, youthId))).toBe(1);
    await sweepErased(world.deps);
    expect(await world.db.$count(profiles, eq(profiles.youthId, youthId))).toBe(0);
    expect(await world.db.$count(personKeys, eq(personKeys.subjectId, youthId))).toBe(0);
    expect((await stays.youth(getMyIdentity, {})).name).toBe(stays.name);
    const acts = sql`select act from audit_entries where subject_id = ${youthId} and act = 'subject.erase'`;
    expect((await world.db.execute(acts)).rowCount).toBe(1);
  });

  it("who is not here is remembered all the same, for a backup that still knows them", async () => {
    const id = randomUUID();
    expect(await erase(id)).toEqual({ known: false, files: [] });
    expect(await world.db.select().from(erasures).where(eq(erasures.subjectId, id))).toHaveLength(1);
  });
});
