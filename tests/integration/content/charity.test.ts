import { settings } from "@posoka/db/schema/organisations";
import { auditEntries } from "@posoka/db/schema/system";
import { getSite, saveCharity } from "@posoka/schema/site";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../support/world.ts";

const nothing = { address: null, phone: null, email: null, hours: null, dataProtection: null };

describe("how people reach the charity", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const shown = async () => (await world.guest(getSite)).charity;

  it("is nothing but its name until an administrator records it, and then what everybody reads", async () => {
    expect(await shown()).toEqual({ ...nothing, name: "Посока" });
    const admin = await world.as("admin");
    const first = { ...nothing, name: "Сдружение Пример", phone: "+359 32 111 222", hours: "от 9 до 17" };
    expect(await admin(saveCharity, { body: first })).toEqual(first);
    expect(await shown()).toEqual(first);
    const second = { ...first, hours: null, dataProtection: "Рая Минева" };
    await admin(saveCharity, { body: second });
    await admin(saveCharity, { body: second });
    expect(await shown()).toEqual(second);

    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.act, "settings.charity"));
    expect(trail.map(({ detail }) => detail)).toEqual([
      { fields: ["name", "phone", "hours"] },
      { fields: ["hours", "dataProtection"] },
    ]);
    const kept = await world.db.select().from(settings);
    expect(kept.map(({ name, value }) => [name, value]).toSorted()).toEqual([
      ["charity_dataProtection", "Рая Минева"],
      ["charity_hours", ""],
      ["charity_name", "Сдружение Пример"],
      ["charity_phone", "+359 32 111 222"],
    ]);
    await admin(saveCharity, { body: { ...second, dataProtection: "Ина Колева" } });
    expect(JSON.stringify(await world.db.select().from(settings))).not.toContain("Рая Минева");
  });

  it("is the administrator's own charity's, and nobody else's to change", async () => {
    const before = await shown();
    const { id: tenantId } = await world.make.otherTenant();
    const foreign = await world.as("admin", { account: { tenantId } });
    expect((await foreign(saveCharity, { body: { ...nothing, name: "Други хора" } })).name).toBe("Други хора");
    for (const role of ["staff", "partner", "youth"] as const) {
      const person = await world.as(role);
      const act = person(saveCharity, { body: { ...nothing, name: "Не те" } });
      await expect(act).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await shown()).toEqual(before);
  });

  it.each([
    ["phone", "обади се"],
    ["email", "не е имейл"],
    ["name", "х"],
    ["address", "х".repeat(201)],
  ])("refuses a %s that is none", async (field, value) => {
    const admin = await world.as("admin");
    const act = admin(saveCharity, { body: { ...nothing, name: "Сдружение", [field]: value } });
    await expect(act).rejects.toMatchObject({
      code: "invalid_input",
      extra: { fields: { [field]: expect.any(String) } },
    });
  });
});
