import { randomUUID } from "node:crypto";
import { submitApplication } from "@posoka/schema/applications";
import { getOpening, listMyOpenings, listOpenings } from "@posoka/schema/openings";
import { recordMediation } from "@posoka/schema/site";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../support/world.ts";

describe("the public list of openings", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const titles = async (q: string) =>
    (await world.guest(listOpenings, { query: { q } })).items.map(({ title }) => title);

  it("finds words in titles and names whatever their case, and takes signs of patterns literally", async () => {
    await world.make.opening({ title: "Помощник при ИВАН 100%" });
    await world.make.opening({ title: "Друго", organisationName: "Хлебарница Пшеница" });
    expect(await titles("иван помощник")).toEqual(["Помощник при ИВАН 100%"]);
    expect(await titles("ПШЕНИЦА")).toEqual(["Друго"]);
    expect(await titles("100%")).toEqual(["Помощник при ИВАН 100%"]);
    expect(await titles("100_")).toEqual([]);
    expect(await titles("иван\\")).toEqual([]);
  });

  it("keeps adults' openings from a signed-in minor: in list, total and by address", async () => {
    const adults = await world.make.opening({ title: "Нощна смяна", shiftStart: "22:00", shiftEnd: "06:00" });
    const own = await world.make.opening({ title: "Нощна по свое правило", minAge: 18 });
    await world.make.opening({ title: "Нощна лампа" });
    const minor = await world.as("youth");
    const grown = await world.as("youth", { birthDate: "2005-01-01" });

    const seen = await minor(listOpenings, { query: { q: "нощна" } });
    expect(seen.items.map(({ title }) => title)).toEqual(["Нощна лампа"]);
    expect(seen.total).toBe(1);
    for (const { id } of [adults, own]) {
      await expect(minor(getOpening, { params: { openingId: id }, query: {} })).rejects.toMatchObject({
        code: "not_found",
      });
      await expect(grown(getOpening, { params: { openingId: id }, query: {} })).resolves.toMatchObject({
        adultsOnly: true,
      });
    }
    expect((await grown(listOpenings, { query: { q: "нощна" } })).total).toBe(3);
  });

  it("lists an opening until its last day in Sofia is over", async () => {
    const { id } = await world.make.opening({ title: "Последен ден", closesOn: "2026-03-10" });
    world.clock.set("2026-03-10T21:59:00.000Z"); // 23:59 in Sofia
    expect(await titles("последен ден")).toHaveLength(1);
    world.clock.set("2026-03-10T22:00:00.000Z");
    expect(await titles("последен ден")).toHaveLength(0);
    await expect(world.guest(getOpening, { params: { openingId: id }, query: {} })).rejects.toMatchObject({
      code: "not_found",
    });
    world.clock.set("2026-03-10T10:00:00.000Z");
  });

  it("tells a partner how many applied and how many of them wait, posting by posting", async () => {
    const organisation = await world.make.organisation();
    const partner = await world.as("partner", { organisationId: organisation.id });
    const { id: openingId } = await world.make.opening({ organisationId: organisation.id, title: "С кандидат" });
    await world.make.opening({ organisationId: organisation.id, title: "Без кандидат" });
    const youth = await world.as("youth");
    const params = { openingId, applicationId: randomUUID() };
    await youth(submitApplication, { params, body: { note: "", availableFrom: null } });

    const { items } = await partner(listMyOpenings, { query: {} });

    expect(Object.fromEntries(items.map((row) => [row.title, [row.applications, row.waiting]]))).toEqual({
      "С кандидат": [1, 1],
      "Без кандидат": [0, 0],
    });
  });

  it("never shows a page of the list twice", async () => {
    for (let made = 0; made < 7; made += 1) await world.make.opening({ title: `Страница ${made}` });
    const page = async (number: number) =>
      (await world.guest(listOpenings, { query: { q: "страница", page: number, limit: 3 } })).items.map(({ id }) => id);
    const ids = [...(await page(1)), ...(await page(2)), ...(await page(3))];
    expect(new Set(ids).size).toBe(7);
  });

  it("narrows by kind and by province", async () => {
    await world.make.opening({ title: "Филтър обучение", kind: "training", contractForm: "course" });
    await world.make.opening({ title: "Филтър стаж" });
    const found = async (query: { kind?: "training"; province?: string }) =>
      (await world.guest(listOpenings, { query: { q: "филтър", ...query } })).total;
    expect(await found({ kind: "training" })).toBe(1);
    expect(await found({ province: "SOF" })).toBe(2);
    expect(await found({ province: "VAR" })).toBe(0);
  });

  it("takes applications for a job only once the operator is a registered mediator, and never for an outside one", async () => {
    const job = await world.make.opening({ kind: "job", contractForm: "labour_contract" });
    const outside = await world.make.opening({ kind: "internship", external: true });
    const applies = async (openingId: string) =>
      (await world.guest(getOpening, { params: { openingId }, query: {} })).appliesHere;
    expect(await applies(job.id)).toBe(false);
    const staff = await world.as("staff");
    await staff(recordMediation, { body: { number: "№ 123/2026", since: "2026-03-10" } });
    expect(await applies(job.id)).toBe(true);
    expect(await applies(outside.id)).toBe(false);
    await staff(recordMediation, { body: { number: "", since: "2026-03-10" } });
    expect(await applies(job.id)).toBe(false);
  });
});
