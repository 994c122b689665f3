import { expireOpenings } from "@posoka/api/modules/openings/service/expire-openings";
import { openingEvents, openings } from "@posoka/db/schema/openings";
import { auditEntries } from "@posoka/db/schema/system";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../support/world.ts";

describe("the end of a posting's last day", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  it("expires what is over in Sofia, once, with one event and one trace, whoever else is at it", async () => {
    const { id } = await world.make.opening({ closesOn: "2026-03-28" });
    const running = await world.make.opening({ closesOn: "2026-03-29" });
    world.clock.set("2026-03-28T21:59:59.000Z"); // the night before the clocks change
    expect(await expireOpenings(world.deps)).toBe(0);
    world.clock.set("2026-03-28T22:00:00.000Z");
    const counts = await Promise.all([
      expireOpenings(world.deps),
      expireOpenings(world.deps),
      expireOpenings(world.deps),
    ]);

    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
    const events = await world.db.select().from(openingEvents).where(eq(openingEvents.openingId, id));
    expect(events).toMatchObject([{ act: "expire", fromState: "published", toState: "expired" }]);
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id));
    expect(trail).toMatchObject([{ act: "opening.expire", actorRole: "clock" }]);
    const [other] = await world.db.select().from(openings).where(eq(openings.id, running.id));
    expect(other?.state).toBe("published");
  });
});
