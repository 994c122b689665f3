import { randomUUID } from "node:crypto";
import { makeKey } from "@posoka/api/crypto/seal";
import { checkKeys } from "@posoka/api/modules/privacy/service/check-keys";
import { destroyPersonKey, openFor, readPersonKeys } from "@posoka/api/modules/privacy/service/person-keys";
import { countByKey, rotateKeys } from "@posoka/api/modules/privacy/service/rotate-keys";
import { serviceKey } from "@posoka/api/modules/privacy/service/service-keys";
import { identities, profiles } from "@posoka/db/schema/profiles";
import { personKeys } from "@posoka/db/schema/trust";
import {
  getCandidate,
  getMyApplication,
  listCandidates,
  shareIdentity,
  submitApplication,
} from "@posoka/schema/applications";
import { getToday, getYouth, listYouths } from "@posoka/schema/cases";
import { getMyIdentity, getMyProfile, saveMyIdentity, saveMyProfile } from "@posoka/schema/profiles";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { tablesWith } from "../../support/all-text.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

const marker = {
  name: "Маркер-Име Маркерова",
  phone: "0888 700 701",
  limits: "маркер-граница",
  words: "маркер-думи",
  note: "маркер-бележка",
  support: "reading",
};

describe("what is sensitive", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  /** Everything a young person can write, written through the product. */
  async function writer(): Promise<{ youth: Person; applicationId: string; openingId: string; partner: Person }> {
    const partner = await world.as("partner");
    const { id: openingId } = await world.make.opening({ organisationId: partner.organisationId ?? "" });
    const youth = await world.as("youth", { birthDate: "2000-01-01", name: "" });
    await youth(saveMyIdentity, { body: { name: marker.name, phone: marker.phone, version: 1 } });
    await youth(saveMyProfile, {
      body: {
        education: null,
        stillStudying: false,
        licences: [],
        languages: [],
        ekatte: null,
        reachKm: null,
        remote: false,
        hours: [],
        wishes: [],
        limits: marker.limits,
        support: ["reading"],
        skills: [],
        experiences: [{ id: randomUUID(), kind: "everyday", cardCode: null, words: marker.words, months: null }],
        version: 1,
      },
    });
    const applicationId = randomUUID();
    const params = { openingId, applicationId };
    await youth(submitApplication, { params, body: { note: marker.note, availableFrom: null } });
    return { youth, applicationId, openingId, partner };
  }

  it("comes back to its writer, and to others as far as it is shared", async () => {
    const { youth, applicationId, openingId, partner } = await writer();
    expect(await youth(getMyIdentity, {})).toMatchObject({ name: marker.name, phone: marker.phone });
    expect(await youth(getMyProfile, {})).toMatchObject({
      limits: marker.limits,
      support: [marker.support],
      experiences: [{ words: marker.words }],
    });
    expect(await youth(getMyApplication, { params: { applicationId } })).toMatchObject({ note: marker.note });
    const [found] = (await partner(listCandidates, { params: { openingId } })).items;
    const params = { cardId: found?.card.cardId ?? "" };
    expect((await partner(getCandidate, { params })).identity).toEqual({});
    await youth(shareIdentity, { params: { applicationId }, body: { fields: ["name", "note", "phone"] } });
    const { identity } = await partner(getCandidate, { params });
    expect(identity).toEqual({ name: marker.name, note: marker.note, phone: marker.phone });
  });

  it("is in no table as it was written", async () => {
    await writer();
    const words = [
      marker.name,
      "Маркер",
      marker.phone,
      marker.limits,
      marker.words,
      marker.note,
      '"reading"',
      "{reading}",
    ];
    expect(await tablesWith(world.db, words)).toEqual([]);
  });

  it("does not open in another person's row", async () => {
    const [{ youth: one }, { youth: other }] = [await writer(), await writer()];
    const [row] = await world.db.select().from(identities).where(eq(identities.youthId, one.id));
    await world.db.update(identities).set({ name: row!.name }).where(eq(identities.youthId, other.id));
    await expect(other(getMyIdentity, {})).rejects.toMatchObject({ code: "internal" });
  });

  it("is nobody's any more once the person's key is gone, also with an old copy of the row", async () => {
    const { youth } = await writer();
    const [copy] = await world.db.select().from(identities).where(eq(identities.youthId, youth.id));
    await world.db.transaction((tx) => destroyPersonKey(tx, youth.id));
    const staff = await world.as("staff");
    expect((await staff(getYouth, { params: { youthId: youth.id } })).name).toBe("");
    const keys = await readPersonKeys(world.db, world.deps.config.keys, [youth.id]);
    expect(openFor(keys.get(youth.id), youth.id, "identities.name", copy!.name)).toBe("");
    await world.db.delete(profiles).where(eq(profiles.youthId, youth.id));
  });
});

describe("staff who look for a person by name", () => {
  let world: World;
  let staff: Person;
  beforeAll(async () => {
    world = await openWorld();
    staff = await world.as("staff");
    for (const name of ["Яна Илиева", "Ана Петрова", "Иван Димитров", "Ирина Иванова", ""])
      await world.make.account("youth", { name });
    await world.make.account("youth", { name: "Зоя Иванова", state: "unconfirmed" });
    const { id: tenantId } = await world.make.otherTenant();
    await world.make.account("youth", { name: "Иванка Чужда", account: { tenantId } });
  });
  afterAll(() => world.close());

  const names = async (q: string, query = {}) =>
    (await staff(listYouths, { query: { q, ...query } })).items.map(({ name }) => name);

  it("find every part of it in any case, of their own charity only", async () => {
    expect(await names("иван")).toEqual(["Зоя Иванова", "Иван Димитров", "Ирина Иванова"]);
    expect(await names("ИВАНОВА ир")).toEqual(["Ирина Иванова"]);
    expect(await names("няма такъв")).toEqual([]);
    expect(await names("%")).toEqual([]);
    expect(await names("youth-")).toHaveLength(6);
  });

  it("see who waits first and the others in Bulgarian order, page by page", async () => {
    const all = ["Зоя Иванова", "", "Ана Петрова", "Иван Димитров", "Ирина Иванова", "Яна Илиева"];
    expect(await names("")).toEqual(all);
    expect(await names("", { limit: 2, page: 2 })).toEqual(all.slice(2, 4));
    const { total } = await staff(listYouths, { query: { q: "", limit: 2, page: 3 } });
    expect(total).toBe(6);
    expect(await names("", { state: "unconfirmed" })).toEqual(["Зоя Иванова"]);
  });

  it("read it on the page of the day", async () => {
    const { items } = await staff(getToday, { query: {} });
    expect(items.filter(({ kind }) => kind === "youth_confirmation")).toMatchObject([{ title: "Зоя Иванова" }]);
  });
});

describe("a new key of the installation", () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));

  it("takes over what the old one sealed, in batches, while people read and write, and the old one can go", async () => {
    const people = [];
    for (let at = 0; at < 25; at += 1) people.push(await world.as("youth", { name: `Име ${at}` }));
    const [oldId = ""] = world.deps.config.keys.keys();
    const fresh = makeKey();
    const both = new Map([fresh, ...world.deps.config.keys]);
    world.deps.config.keys = both;
    const reading = Promise.all(people.map((one) => one(getMyIdentity, {})));
    const made = world.as("youth", { name: "Нова" });
    // Cut off after one batch, and two at once: what is left is taken up.
    const [first, second] = await Promise.all([rotateKeys(world.db, both, 4), rotateKeys(world.db, both, 4)]);
    expect((await reading).map(({ name }) => name)).toEqual(people.map((_, at) => `Име ${at}`));
    await made;
    await rotateKeys(world.db, both, 4);
    const moved = [...first, ...second].reduce((sum, { sealedAnew }) => sum + sealedAnew, 0);
    expect(moved).toBeGreaterThanOrEqual(25);
    expect((await countByKey(world.db)).get(oldId)).toBeUndefined();
    world.deps.config.keys = new Map([fresh]);
    for (const [at, one] of people.entries()) expect((await one(getMyIdentity, {})).name).toBe(`Име ${at}`);
    await world.close();
  });

  it("leaves everything as it is when an old key is missing", async () => {
    await world.as("youth");
    const before = await world.db.select().from(personKeys);
    await expect(rotateKeys(world.db, new Map([makeKey()]))).rejects.toThrow(/no key test/);
    expect(await world.db.select().from(personKeys)).toEqual(before);
    await world.close();
  });

  it("must not be the only one while the old one still seals something: the server does not start", async () => {
    await world.as("youth");
    const { keys } = world.deps.config;
    await serviceKey(world.db, keys, "audit");
    await expect(checkKeys(world.db, new Map([makeKey(), ...keys]))).resolves.toBeUndefined();
    await expect(checkKeys(world.db, new Map([makeKey()]))).rejects.toThrow(/lacks the key test, which seals 2 values/);
    const [, otherKey] = makeKey();
    await expect(checkKeys(world.db, new Map([["test", otherKey]]))).rejects.toThrow(/replaced under its old id/);
    await world.close();
  });
});
