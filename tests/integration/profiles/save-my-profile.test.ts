import { randomUUID } from "node:crypto";
import { skills } from "@posoka/db/schema/occupations";
import { auditEntries } from "@posoka/db/schema/system";
import { getMyIdentity, getMyProfile, saveMyIdentity, saveMyProfile } from "@posoka/schema/profiles";
import type { InputOf } from "@posoka/schema/route";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../support/world.ts";

type Body = InputOf<typeof saveMyProfile>["body"];

describe("the own profile", () => {
  let world: World;
  let skillIds: string[];
  beforeAll(async () => {
    world = await openWorld();
    skillIds = (await world.db.select({ id: skills.id }).from(skills).orderBy(asc(skills.code)).limit(3)).map(
      ({ id }) => id,
    );
  });
  afterAll(() => world.close());

  const body = (changes: Partial<Body> = {}): Body => ({
    education: "secondary",
    stillStudying: true,
    experiences: [
      { id: randomUUID(), kind: "everyday", cardCode: "cooked-for-many", words: "готвих за много хора", months: 6 },
    ],
    skills: [{ id: skillIds[0]!, level: 2 }],
    languages: [{ code: "en", level: "b1" }],
    licences: ["b"],
    ekatte: "68134",
    reachKm: 30,
    remote: true,
    hours: [{ day: "mon", part: "morning" }],
    wishes: ["paid"],
    limits: "",
    support: ["transport"],
    version: 1,
    ...changes,
  });

  it("comes back as it was saved, in the words of the reader's language", async () => {
    const youth = await world.as("youth");
    const sent = body();
    const { version } = await youth(saveMyProfile, { body: sent });

    const read = await youth(getMyProfile, { query: { language: "bg" } });

    const { skills: _, version: __, ...plain } = sent;
    expect(read).toMatchObject({ ...plain, version, place: { name: "София" }, missing: ["interests"] });
    expect(read.skills[0]).toMatchObject({ id: skillIds[0], level: 2 });
    expect(read.skills[0]!.label).toMatch(/[а-я]/);
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.actorId, youth.id));
    expect(trail.map(({ act }) => act)).toEqual(["profile.save"]);
  });

  it("says which parts are still empty", async () => {
    const youth = await world.as("youth");
    const read = await youth(getMyProfile, {});
    expect(read.missing).toEqual(["interests", "education", "skills", "languages", "place", "hours"]);
  });

  it("refuses to overwrite what another device saved meanwhile, also when both save at once", async () => {
    const youth = await world.as("youth");
    const outcomes = await Promise.allSettled([
      youth(saveMyProfile, { body: body() }),
      youth(saveMyProfile, { body: body() }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "stale_version" } });
  });

  it("names the field of a skill, place or card that does not exist", async () => {
    const youth = await world.as("youth");
    const experiences = [
      { id: randomUUID(), kind: "everyday" as const, cardCode: "no-such-card", words: "нещо", months: null },
    ];
    const wrong = body({ skills: [{ id: randomUUID(), level: 1 }], ekatte: "99999", experiences });
    await expect(youth(saveMyProfile, { body: wrong })).rejects.toMatchObject({
      code: "invalid_input",
      extra: {
        fields: {
          "skills.0.id": "unknown_reference",
          ekatte: "unknown_reference",
          "experiences.0.cardCode": "unknown_reference",
        },
      },
    });
    expect(await youth(getMyProfile, {})).toMatchObject({ version: 1, ekatte: null });
  });

  it("does not take over an experience that belongs to somebody else", async () => {
    const [owner, other] = [await world.as("youth"), await world.as("youth")];
    const first = body();
    await owner(saveMyProfile, { body: first });

    await expect(other(saveMyProfile, { body: body({ experiences: first.experiences }) })).rejects.toMatchObject({
      code: "conflict",
    });

    expect((await owner(getMyProfile, {})).experiences).toHaveLength(1);
    expect(await other(getMyProfile, {})).toMatchObject({ experiences: [], version: 1 });
  });

  it("keeps experiences in their order and drops those left out", async () => {
    const youth = await world.as("youth");
    const one = { id: randomUUID(), kind: "work" as const, cardCode: null, words: "лято в пекарна", months: 2 };
    const two = {
      id: randomUUID(),
      kind: "volunteering" as const,
      cardCode: null,
      words: "помагах в приют",
      months: null,
    };
    await youth(saveMyProfile, { body: body({ experiences: [one, two] }) });
    await youth(saveMyProfile, { body: body({ experiences: [two, one], version: 2 }) });
    expect((await youth(getMyProfile, {})).experiences).toEqual([two, one]);
    await youth(saveMyProfile, { body: body({ experiences: [two], support: [], version: 3 }) });
    expect(await youth(getMyProfile, {})).toMatchObject({ experiences: [two], support: [] });
  });

  it.each(["inert", "read_only"] as const)("can be read but not written by an account that is %s", async (state) => {
    const youth = await world.as("youth", { state });
    await youth(getMyProfile, {});
    await expect(youth(saveMyProfile, { body: body() })).rejects.toMatchObject({ code: "forbidden" });
    await expect(youth(saveMyIdentity, { body: { name: "Ива", phone: "", version: 1 } })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("lets name and phone change, and never the birth date", async () => {
    const youth = await world.as("youth");
    await youth(saveMyIdentity, { body: { name: "Ива Колева", phone: "+359 888 000 000", version: 1 } });
    const read = await youth(getMyIdentity);
    expect(read).toMatchObject({ name: "Ива Колева", phone: "+359 888 000 000", version: 2 });
    const sneaky = { name: "Ива", phone: "", version: 2, birthDate: "1999-01-01" };
    await expect(youth(saveMyIdentity, { body: sneaky as never })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(youth(saveMyIdentity, { body: { name: "Ива", phone: "", version: 1 } })).rejects.toMatchObject({
      code: "stale_version",
    });
  });
});
