import { findNewestNotice } from "@posoka/api/modules/notices/queries";
import { auditEntries } from "@posoka/db/schema/system";
import { currentEdition } from "@posoka/domain/notices/editions";
import { acceptInvitation, getMe, inviteAccount, signUp } from "@posoka/schema/accounts";
import { acceptNotice, getMyNotice } from "@posoka/schema/notices";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { secretOf } from "../../support/mails.ts";
import { openWorld, type World } from "../../support/world.ts";

const password = "девет бели гълъба";

describe("privacy notice and terms", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  it("are accepted by opening an account, and are not asked again", async () => {
    const body = { userName: "klen", password, birthDate: "2008-05-20", noticeVersion: currentEdition.version };
    const youth = world.visitor();
    const { me } = await youth(signUp, { body: { ...body, language: "bg-easy" } });
    expect(me.noticeDue).toBe(false);
    const known = { version: currentEdition.version, language: "bg-easy", at: world.clock.now() };
    expect(await findNewestNotice(world.db, me.id)).toEqual(known);

    const admin = await world.as("admin");
    const { link } = await admin(inviteAccount, { body: { role: "mentor", displayName: "Кирил" } });
    const mentor = world.visitor();
    const accept = { token: secretOf(link), displayName: "Кирил", password };
    expect((await mentor(acceptInvitation, { body: accept })).me.noticeDue).toBe(false);
  });

  it("are accepted under a version that was there, and no other", async () => {
    const body = {
      userName: "klen",
      password,
      birthDate: "2008-05-20",
      language: "bg",
      noticeVersion: "2020-01",
    } as const;
    await expect(world.visitor()(signUp, { body })).rejects.toMatchObject({
      extra: { fields: { noticeVersion: "bad_choice" } },
    });
  });

  it("are due to whoever knows an older edition or none, until they accept the current one in their language", async () => {
    for (const notice of ["2026-03", null]) {
      const person = await world.as("youth", { notice });
      expect((await person(getMe)).noticeDue).toBe(true);
      world.clock.advance(60_000);
      await person(acceptNotice, { body: { version: currentEdition.version, language: "en" } });
      expect((await person(getMe)).noticeDue).toBe(false);
      expect((await person(getMyNotice)).accepted).toMatchObject({ version: currentEdition.version, language: "en" });
    }
  });

  it("are one line in register and trail, also when accepted twice; an older edition is not accepted any more", async () => {
    const person = await world.as("partner", { notice: "2026-03" });
    const accept = (version: "2026-03" | "2026-11") => person(acceptNotice, { body: { version, language: "bg" } });
    await expect(accept("2026-03")).rejects.toMatchObject({ code: "stale_version" });
    expect((await person(getMe)).noticeDue).toBe(true);
    world.clock.advance(60_000);
    await accept(currentEdition.version);
    const { accepted } = await person(getMyNotice);
    world.clock.advance(60_000);
    await accept(currentEdition.version);
    expect((await person(getMyNotice)).accepted).toEqual(accepted);
    const told = await world.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.act, "notice.accept"), eq(auditEntries.subjectId, person.id)));
    expect(told.map(({ detail }) => detail)).toEqual([{ version: currentEdition.version, language: "bg" }]);
  });

  it("are each person's own, and no guest's", async () => {
    const [one, other] = [await world.as("mentor", { notice: null }), await world.as("mentor", { notice: null })];
    await one(acceptNotice, { body: { version: currentEdition.version, language: "bg" } });
    expect((await other(getMyNotice)).accepted).toBeNull();
    await expect(world.guest(getMyNotice)).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
