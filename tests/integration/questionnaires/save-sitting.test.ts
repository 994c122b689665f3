import { randomUUID } from "node:crypto";
import { getMyInterests, getQuestionnaire, saveSitting } from "@posoka/schema/questionnaires";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../support/world.ts";

describe("PUT /api/v1/me/sittings/:sittingId", () => {
  let world: World;
  let items: { id: string; type: string }[];
  beforeAll(async () => {
    world = await openWorld();
    items = (await world.guest(getQuestionnaire, { params: { code: "interests" } })).items;
  });
  afterAll(() => world.close());

  const startedAt = "2026-03-10T09:50:00.000Z";
  const finishedAt = "2026-03-10T09:58:00.000Z";
  const valueFor = (type: string, place: number): number => (type === "R" ? 5 : type === "S" ? 4 : 1 + (place % 2));
  const everything = (): Record<string, number> =>
    Object.fromEntries(items.map(({ id, type }, place) => [id, valueFor(type, place)]));
  const body = (answers: Record<string, number>, finished: string | null) => ({
    questionnaire: "interests",
    version: 1,
    answers,
    startedAt,
    finishedAt: finished,
  });

  it("keeps a half-filled sitting, then its result with the leading types", async () => {
    const youth = await world.as("youth");
    const params = { sittingId: randomUUID() };
    await youth(saveSitting, { params, body: body({ [items[0]!.id]: 3 }, null) });
    expect(await youth(getMyInterests)).toEqual({ current: null, earlier: [] });

    await youth(saveSitting, { params, body: body(everything(), finishedAt) });

    const { current } = await youth(getMyInterests);
    expect(current).toMatchObject({
      sittingId: params.sittingId,
      finishedAt,
      profile: { R: 1, S: 0.75 },
      careless: false,
    });
    expect(current!.leading.slice(0, 2)).toEqual([["R"], ["S"]]);
  });

  it("changes nothing when it is sent twice, and refuses other answers once it is finished", async () => {
    const youth = await world.as("youth");
    const params = { sittingId: randomUUID() };
    const send = (answers: Record<string, number>) => youth(saveSitting, { params, body: body(answers, finishedAt) });
    await Promise.all([send(everything()), send(everything())]);
    await expect(send({ ...everything(), [items[0]!.id]: 1 })).rejects.toMatchObject({ code: "conflict" });
    expect((await youth(getMyInterests)).earlier).toEqual([]);
  });

  it("does not exist for another young person", async () => {
    const [owner, other] = [await world.as("youth"), await world.as("youth")];
    const params = { sittingId: randomUUID() };
    await owner(saveSitting, { params, body: body({}, null) });
    await expect(other(saveSitting, { params, body: body({}, null) })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is finished only with every answer, and knows no other items", async () => {
    const youth = await world.as("youth");
    const { [items[0]!.id]: _, ...most } = everything();
    const send = (answers: Record<string, number>, finished: string | null) =>
      youth(saveSitting, { params: { sittingId: randomUUID() }, body: body(answers, finished) });
    await expect(send(most, finishedAt)).rejects.toMatchObject({ extra: { fields: { answers: "required" } } });
    await expect(send({ zz99: 3 }, null)).rejects.toMatchObject({
      extra: { fields: { "answers.zz99": "unknown_reference" } },
    });
  });

  it("notices answers that were clicked through, and keeps them", async () => {
    const youth = await world.as("youth");
    const answers = Object.fromEntries(items.map(({ id }) => [id, 3]));
    await youth(saveSitting, { params: { sittingId: randomUUID() }, body: body(answers, finishedAt) });
    expect((await youth(getMyInterests)).current).toMatchObject({
      careless: true,
      leading: [["R", "I", "A", "S", "E", "C"]],
    });
  });

  it("shows the newest result first and the earlier ones after it", async () => {
    const youth = await world.as("youth");
    const [older, newer] = [randomUUID(), randomUUID()];
    await youth(saveSitting, { params: { sittingId: newer }, body: body(everything(), finishedAt) });
    await youth(saveSitting, { params: { sittingId: older }, body: body(everything(), "2026-03-10T09:55:00.000Z") });
    const { current, earlier } = await youth(getMyInterests);
    expect([current!.sittingId, ...earlier.map(({ sittingId }) => sittingId)]).toEqual([newer, older]);
  });

  it("takes no answers from an account that waits for a representative", async () => {
    const youth = await world.as("youth", { state: "inert" });
    const sent = youth(saveSitting, { params: { sittingId: randomUUID() }, body: body({}, null) });
    await expect(sent).rejects.toMatchObject({ code: "forbidden" });
  });
});
