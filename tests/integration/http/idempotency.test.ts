import { randomUUID } from "node:crypto";
import { auditEntries, idempotencyKeys } from "@posoka/db/schema/system";
import { openings } from "@posoka/db/schema/openings";
import { actOnMyOpening, createOpening } from "@posoka/schema/openings";
import { recordMediation } from "@posoka/schema/site";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openingDraft } from "../../support/opening-draft.ts";
import { openWorld, type World } from "../../support/world.ts";

describe("a write with an Idempotency-Key", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const traces = () => world.db.select().from(auditEntries).where(eq(auditEntries.act, "settings.mediation"));

  it("happens once however often and however parallel it comes, and each time gets the same answer", async () => {
    const staff = await world.as("staff");
    const before = (await traces()).length;
    const idempotencyKey = randomUUID();
    const send = () => staff(recordMediation, { body: { number: "№ 5", since: "2026-01-01" }, idempotencyKey });
    const answers = await Promise.all(Array.from({ length: 10 }, send));
    answers.push(await send());
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"mediationNumber":"№ 5"}']));
    expect((await traces()).length - before).toBe(1);
  });

  it("is refused under the same key with another body, and nothing changes", async () => {
    const staff = await world.as("staff");
    const idempotencyKey = randomUUID();
    await staff(recordMediation, { body: { number: "№ 5", since: "2026-01-01" }, idempotencyKey });
    const before = (await traces()).length;
    const again = staff(recordMediation, { body: { number: "№ 6", since: "2026-01-01" }, idempotencyKey });
    await expect(again).rejects.toMatchObject({ code: "key_reused", status: 422 });
    expect((await traces()).length).toBe(before);
  });

  it("never gets the answer of another person", async () => {
    const [first, second] = [await world.as("partner"), await world.as("partner")];
    const idempotencyKey = randomUUID();
    const ids = [randomUUID(), randomUUID()];
    await first(createOpening, { params: { openingId: ids[0]! }, body: openingDraft(), idempotencyKey });
    const answer = await second(createOpening, {
      params: { openingId: ids[1]! },
      body: openingDraft(),
      idempotencyKey,
    });
    expect(answer.id).toBe(ids[1]);
    expect(await world.db.select().from(openings).where(eq(openings.id, ids[1]!))).toHaveLength(1);
  });

  it("leaves no key behind when it is refused, so that a mended request goes through", async () => {
    const partner = await world.as("partner");
    const openingId = randomUUID();
    const idempotencyKey = randomUUID();
    const act = () =>
      partner(actOnMyOpening, { params: { openingId }, body: { act: "submit", version: 1 }, idempotencyKey });
    await expect(act()).rejects.toMatchObject({ code: "not_found" });
    await partner(createOpening, { params: { openingId }, body: openingDraft() });
    expect(await act()).toMatchObject({ state: "in_review" });
  });

  it("keeps a hash of the request that nobody can compute without the server's secret", async () => {
    const rows = await world.db.select().from(idempotencyKeys);
    expect(rows.length).toBeGreaterThan(0);
    for (const { requestHash } of rows) expect(requestHash).toMatch(/^[\w-]{43}$/);
  });

  it("needs a key of a sane shape", async () => {
    const staff = await world.as("staff");
    for (const idempotencyKey of ["short", "x".repeat(81), "with spaces in it"]) {
      const send = staff(recordMediation, { body: { number: "", since: "2026-01-01" }, idempotencyKey });
      await expect(send).rejects.toMatchObject({ extra: { fields: { "idempotency-key": "bad_format" } } });
    }
  });
});
