import { getOccupation, listFittingOccupations, listOccupations } from "@posoka/schema/occupations";
import type { ReplyOf } from "@posoka/schema/route";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../support/world.ts";

describe("GET /api/v1/occupations", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const titles = async (q: string, language: "bg" | "bg-easy" | "en" = "bg"): Promise<string[]> =>
    (await world.guest(listOccupations, { query: { q, language } })).items.map(({ title }) => title);

  it("lists everything without words, in alphabetical order, and pages that never overlap", async () => {
    const pages: ReplyOf<typeof listOccupations>[] = [];
    for (const page of [1, 2, 3, 4]) {
      pages.push(await world.guest(listOccupations, { query: { limit: 100, page } }));
    }
    const all = { items: pages.flatMap(({ items }) => items), total: pages[0]!.total };
    expect(all.items).toHaveLength(all.total);
    const sorted = all.items.map(({ title }) => title).toSorted((a, b) => a.localeCompare(b, "bg"));
    expect(all.items.map(({ title }) => title)).toEqual(sorted);
    const second = await world.guest(listOccupations, { query: { limit: 7, page: 2 } });
    expect(second.items).toEqual(all.items.slice(7, 14));
    expect(await world.guest(listOccupations, { query: { page: 900 } })).toEqual({ items: [], total: all.total });
  });

  it("finds Bulgarian words in any case, by a part and by another name", async () => {
    expect((await titles("ГОТВ"))[0]).toBe("Готвач/готвачка");
    expect(await titles("автомонт")).toEqual(["Автомонтьор"]);
    expect(await titles("отговорник на търговски")).toEqual(["Управител/управителка на магазин"]);
    expect((await titles("baker")).length).toBeGreaterThan(0);
  });

  it("finds a name by any of its forms, in Latin letters, and mistyped, and never nothing when a word is known", async () => {
    const firstOf = async (q: string) => (await titles(q))[0];
    const forms: Readonly<Record<string, readonly string[]>> = {
      Готвач: ["готвачи", "готвачката", "gotvach", "gotvachka", "готвч", "cooks", "готвач за столова"],
      Електротехник: ["електротехници", "elektrotehnik"],
      Заварчик: ["заварчици", "zavarchik", "zavar4ik", "завaрчик"],
      Зидар: ["зидари", "zidar"],
      Шивач: ["шивачки", "shivachka", "6iva4"],
    };
    const wrong: string[] = [];
    for (const [title, all] of Object.entries(forms)) {
      for (const q of all) if (!(await firstOf(q))?.startsWith(title)) wrong.push(`${q}: ${await firstOf(q)}`);
    }
    expect(wrong).toEqual([]);
  });

  it("looks for the first eight words of many", async () => {
    const eight = "готвач ход яма лук лов пан зид кон";
    const answer = await titles(eight);
    expect(answer.length).toBeGreaterThan(0);
    const rest = "шо ко ре пе ск во до ме ча со сл ле ма ра би ка за па ди ло да ху";
    expect(`${eight} ${rest}`.split(" ")).toHaveLength(30);
    expect(await titles(`${eight} ${rest}`)).toEqual(answer);
  });

  it("reads wildcards as the signs they are", async () => {
    for (const q of ["%", "_", "100%", "\\", "%%%"]) expect(await titles(q), q).toEqual([]);
  });

  it("answers in the language of the reader, and in Bulgarian where easy-read has no text", async () => {
    const [row] = (await world.guest(listOccupations, { query: { q: "автомонтьор" } })).items;
    const easy = await world.guest(getOccupation, {
      params: { occupationId: row!.id },
      query: { language: "bg-easy" },
    });
    const english = await world.guest(getOccupation, { params: { occupationId: row!.id }, query: { language: "en" } });
    expect(easy.description).not.toBe(row!.description);
    expect(easy.skills[0]?.label).toMatch(/[а-я]/);
    expect(english.title).toMatch(/^[A-Z][a-z ]+/);
    expect(english.skills.every(({ label }) => /[a-z]/.test(label))).toBe(true);
  });
});

describe("GET /api/v1/occupations/:occupationId", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  it("shows the openings of today, and none for adults to a signed-in minor", async () => {
    const closed = await world.make.opening({ closesOn: "2026-03-09" });
    const open = await world.make.opening({ title: "За всички" });
    const adult = await world.make.opening({ title: "За възрастни", hazards: "some" });
    const pending = await world.make.organisation({ state: "pending" });
    await world.make.opening({ title: "Чака", organisationId: pending.id });
    const { id: external } = await world.make.opening({ title: "Отвън", external: true, hazards: "some" });
    const params = { occupationId: open.occupationId! };
    expect(closed.occupationId).toBe(open.occupationId);

    const guest = await world.guest(getOccupation, { params });
    expect(guest.openings.map(({ id }) => id).toSorted()).toEqual([open.id, adult.id, external].toSorted());
    expect(guest.openingsTotal).toBe(3);

    const minor = await world.as("youth");
    const seen = await minor(getOccupation, { params });
    expect([seen.openings.map(({ id }) => id), seen.openingsTotal]).toEqual([[open.id], 1]);
    const adultYouth = await world.as("youth", { birthDate: "2006-01-01" });
    expect((await adultYouth(getOccupation, { params })).openingsTotal).toBe(3);
  });

  it("does not know what is not there", async () => {
    const params = { occupationId: "00000000-0000-4000-8000-000000000000" };
    await expect(world.guest(getOccupation, { params })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("GET /api/v1/occupations/fitting", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const social = { r: 0.2, i: 0.3, a: 0.5, s: 1, e: 0.4, c: 0.2 };

  it("puts the most alike first, says what is shared, and lists no third of one group", async () => {
    const { items } = await world.guest(listFittingOccupations, { query: { ...social, limit: 50 } });
    expect(items[0]!.shared[0]).toBe("S");
    expect(items[0]!.fit).toBeGreaterThan(items.at(-1)!.fit);
    const fits = items.map(({ fit }) => fit);
    expect(fits).toEqual(fits.toSorted((a, b) => b - a));
    const groups = items.map(({ iscoCode }) => iscoCode);
    expect(groups.filter((group) => groups.filter((other) => other === group).length > 2)).toEqual([]);
  });

  it("gives the same list for the same shape at any height", async () => {
    const half = Object.fromEntries(Object.entries(social).map(([type, value]) => [type, value / 2])) as typeof social;
    const [a, b] = await Promise.all([social, half].map((query) => world.guest(listFittingOccupations, { query })));
    expect(a!.items.map(({ id }) => id)).toEqual(b!.items.map(({ id }) => id));
  });

  it("has no list for a profile that points nowhere, and refuses shares beyond 1", async () => {
    const flat = { r: 0.5, i: 0.5, a: 0.5, s: 0.5, e: 0.5, c: 0.5 };
    expect((await world.guest(listFittingOccupations, { query: flat })).items).toEqual([]);
    await expect(world.guest(listFittingOccupations, { query: { ...flat, r: 2 } })).rejects.toMatchObject({
      code: "invalid_input",
      extra: { fields: { r: "too_big" } },
    });
  });
});
