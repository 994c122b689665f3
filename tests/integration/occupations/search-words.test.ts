import { listEverydayCards, searchSkills } from "@posoka/schema/occupations";
import { searchPlaces } from "@posoka/schema/places";
import { getQuestionnaire } from "@posoka/schema/questionnaires";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../support/world.ts";

describe("words that people look for", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  it("finds skills by a part of their name, in both alphabets, and answers in the language of the reader", async () => {
    const skills = async (q: string, language: "bg" | "en" = "bg") =>
      (await world.guest(searchSkills, { query: { q, language } })).items.map(({ label }) => label);
    expect((await skills("ГОТВЕНЕ"))[0]).toBe("готвене за група");
    expect((await skills("cooking"))[0]).toBe("готвене за група");
    expect((await skills("готвене", "en"))[0]).toBe("cooking for a group");
    expect(await skills("%")).toEqual([]);
  });

  it("finds places by their beginning, the whole name and the larger first, as written on an envelope too", async () => {
    const places = async (q: string, language: "bg" | "en" = "bg") =>
      (await world.guest(searchPlaces, { query: { q, language } })).items.map(({ name }) => name);
    expect((await places("соф"))[0]).toBe("София");
    expect((await places("гр. Русе"))[0]).toBe("Русе");
    expect((await places("ruse", "en"))[0]).toBe("Ruse");
    expect((await places("Пловдив")).filter((name) => name === "Пловдив")).toHaveLength(1);
    const [plovdiv] = (await world.guest(searchPlaces, { query: { q: "пловдив" } })).items;
    expect(plovdiv).toEqual({ ekatte: "56784", name: "Пловдив", municipality: "Пловдив", province: "Пловдив" });
  });

  it("lists every card of everyday experience with its skills, in the order of the file", async () => {
    const { items } = await world.guest(listEverydayCards, { query: { language: "bg-easy" } });
    expect(items.length).toBeGreaterThanOrEqual(30);
    expect(items[0]).toMatchObject({ code: "looked-after-children", label: "гледах малки деца" });
    expect(items.every(({ skills }) => skills.length > 0 && skills.every(({ label }) => label !== ""))).toBe(true);
  });

  it("asks the questionnaire in each language, types in turn", async () => {
    const ask = (language: "bg" | "bg-easy" | "en") =>
      world.guest(getQuestionnaire, { params: { code: "interests" }, query: { language } });
    const [bulgarian, easy, english] = await Promise.all([ask("bg"), ask("bg-easy"), ask("en")]);
    expect(
      bulgarian.items
        .slice(0, 6)
        .map(({ type }) => type)
        .join(""),
    ).toBe("RIASEC");
    expect([bulgarian, easy, english].map(({ items }) => items[0]?.text)).toEqual([
      "Да поправиш велосипед",
      "Да поправиш колело",
      "Fix a bicycle",
    ]);
    expect(bulgarian.items.every(({ text }) => text !== "")).toBe(true);
    const unknown = world.guest(getQuestionnaire, { params: { code: "nothing" } });
    await expect(unknown).rejects.toMatchObject({ code: "not_found" });
  });
});
