import { imports } from "@posoka/db/schema/occupations";
import { openings, openingSkills } from "@posoka/db/schema/openings";
import { organisations } from "@posoka/db/schema/organisations";
import { outbox } from "@posoka/db/schema/system";
import type { YouthQuery } from "@posoka/domain/matching/rows";
import { openMatchIndex, refreshIndex } from "@posoka/api/modules/matches/index-feed";
import type { MatchIndex } from "@posoka/match-index/port";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../support/world.ts";

describe("the feed of the match index", () => {
  let world: World;
  let index: MatchIndex;
  beforeAll(async () => {
    world = await openWorld();
    index = await openMatchIndex(world.db, world.clock.now);
  });
  afterAll(() => world.close());

  const anybody = (): YouthQuery => ({
    interests: null,
    skills: [],
    place: null,
    reachKm: null,
    wantsRemote: true,
    education: 6,
    languages: [],
    licences: [],
    schedule: 0,
    wishes: 0,
    birthDate: "2000-01-01",
    today: "2026-03-10",
    now: world.clock.now().getTime(),
    hidden: [],
  });
  const listed = async (): Promise<string[]> => (await index.topOpenings(anybody(), { k: 1000 })).map(({ id }) => id);
  const refresh = (): Promise<void> => refreshIndex({ db: world.db, index, now: world.clock.now });
  const tell = (id: string) =>
    world.db.insert(outbox).values({ topic: "index.opening", payload: { kind: "opening", id }, deliver: "index" });

  it("takes in what is published and drops what is paused, each with a later epoch", async () => {
    const opening = await world.make.opening();
    await refresh();
    const before = await index.epoch();
    expect(await listed()).toContain(opening.id);

    await world.db.update(openings).set({ state: "paused" }).where(eq(openings.id, opening.id));
    await tell(opening.id);
    await refresh();

    expect(await listed()).not.toContain(opening.id);
    expect(await index.epoch()).toBeGreaterThan(before);
  });

  it("never lists a posting of a partner that is not approved", async () => {
    const opening = await world.make.opening();
    await world.db.update(organisations).set({ state: "banned" }).where(eq(organisations.id, opening.organisationId!));
    await tell(opening.id);
    await refresh();
    expect(await listed()).not.toContain(opening.id);
  });

  it("lists what an outside source brought", async () => {
    const opening = await world.make.opening({ external: true, organisationId: null });
    await refresh();
    expect(await listed()).toContain(opening.id);
  });

  it("waits for a transaction that began earlier and commits later, and loses nothing", async () => {
    let late = "";
    let finish = (): void => undefined;
    const gate = new Promise<void>((done) => (finish = done));
    const slow = world.db.transaction(async (tx) => {
      late = (await world.make.opening()).id; // its own, already committed transaction
      await tx
        .insert(outbox)
        .values({ topic: "index.opening", payload: { kind: "opening", id: late }, deliver: "index" });
      await tx.update(openings).set({ title: "По-късно" }).where(eq(openings.id, late));
      await gate;
    });
    while (late === "") await new Promise((done) => setTimeout(done, 5));
    const early = await world.make.opening();
    await refresh();
    finish();
    await slow;
    await refresh();
    expect(await listed()).toEqual(expect.arrayContaining([late, early.id]));
  });

  it("is filled anew after an import of a catalogue, with later epochs", async () => {
    const { id: openingId } = await world.make.opening();
    await refresh();
    const before = await index.epoch();
    const missing = async () => (await index.explain(anybody(), [openingId]))[0]!.missing.length;
    expect(await missing()).toBe(3);
    // What an import changes reaches no outbox.
    await world.db.delete(openingSkills).where(eq(openingSkills.openingId, openingId));
    await refresh();
    expect(await missing()).toBe(3);
    await world.db
      .insert(imports)
      .values({ kind: "esco", checksum: "x", report: {}, finishedAt: new Date("2100-01-01") });
    await refresh();
    // The posting names no skill any more, so those of its occupation stand in.
    expect(await missing()).toBeGreaterThan(3);
    expect(await index.epoch()).toBeGreaterThan(before);
  });

  it.each(["identities", "youth_accounts", "accounts", "consents", "sensitive.support_wanted"])(
    "reads as a role that cannot see %s",
    async (table) => {
      const peek = world.db.transaction(async (tx) => {
        await tx.execute(sql`set local role posoka_matching`);
        await tx.execute(sql.raw(`select 1 from ${table} limit 1`));
      });
      await expect(peek).rejects.toMatchObject({ cause: { code: "42501" } });
    },
  );

  it("holds the same openings when it is opened anew", async () => {
    await refresh();
    const again = await openMatchIndex(world.db, world.clock.now);
    expect((await again.topOpenings(anybody(), { k: 1000 })).map(({ id }) => id)).toEqual(await listed());
  });
});
