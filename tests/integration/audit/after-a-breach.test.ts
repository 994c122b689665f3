import { runCli } from "@posoka/api/cli";
import { writeKeyring } from "@posoka/api/crypto/seal";
import { getMe, listMySessions } from "@posoka/schema/accounts";
import { confirmYouth } from "@posoka/schema/cases";
import { saveMyIdentity } from "@posoka/schema/profiles";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type Person, type World } from "../../support/world.ts";

describe("the operator after a breach", () => {
  let world: World;
  let youth: Person;
  let other: Person;
  let staff: Person;
  beforeAll(async () => {
    world = await openWorld();
    [youth, other] = [await world.as("youth", { state: "unconfirmed" }), await world.as("youth")];
    staff = await world.as("staff");
  });
  afterAll(() => world.close());

  async function run(...argv: string[]) {
    const [out, said]: [string[], string[]] = [[], []];
    const env = {
      DATABASE_URL: world.ownerUrl,
      DATABASE_OWNER_URL: world.ownerUrl,
      JWT_SECRET: "0123456789abcdef".repeat(4),
      POSOKA_KEYS: writeKeyring(world.deps.config.keys),
    };
    const code = await runCli(argv, env, { out: (line) => void out.push(line), say: (line) => void said.push(line) });
    return { code, out, said };
  }

  it("reads who did what about one person, and what one account did, between two moments", async () => {
    await staff(confirmYouth, { params: { youthId: youth.id }, body: { metOn: "2026-03-09", place: "school" } });
    const between = world.clock.now();
    world.clock.advance(3_600_000);
    for (const person of [youth, other]) {
      await person(saveMyIdentity, { body: { name: "Име", phone: "", version: 1 } });
    }
    const until = ["--until", world.clock.now().toISOString(), "--json"];
    const read = async (...argv: string[]) => {
      const { code, out } = await run("audit", "list", ...argv, ...until);
      expect(code).toBe(0);
      const rows = out.map((line) => JSON.parse(line) as { who: string; act: string; subject: string });
      // Confirming somebody also takes their case; here two acts are enough.
      return rows.filter(({ act }) => act === "youth.confirm" || act === "identity.save");
    };
    const about = await read("--about", youth.userName);
    expect(about.map(({ who, act }) => `${who} ${act}`)).toEqual([
      `${staff.userName} youth.confirm`,
      `${youth.userName} identity.save`,
    ]);
    expect(await read("--about", youth.id)).toEqual(about);
    expect((await read("--by", staff.userName)).map(({ act, subject }) => [act, subject])).toEqual([
      ["youth.confirm", youth.id],
    ]);
    const later = new Date(between.getTime() + 1).toISOString();
    expect((await read("--about", youth.id, "--since", later)).map(({ act }) => act)).toEqual(["identity.save"]);
    expect((await run("audit", "list", "--about", "nobody-0000")).code).toBe(2);
    expect((await run("audit", "list", "--since", "yesterday")).code).toBe(2);
  });

  it("signs one person out of every device, and then everybody", async () => {
    expect((await run("account", "end-sessions", youth.userName)).out).toEqual(["1 sessions have ended"]);
    await expect(youth(getMe)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(staff(listMySessions)).resolves.toBeDefined();
    expect((await run("account", "end-sessions", "nobody-0000")).code).toBe(1);
    expect((await run("account", "end-sessions")).code).toBe(2);
    expect((await run("account", "end-sessions", youth.userName, "--all")).code).toBe(2);
    expect((await run("account", "end-sessions", "--all")).code).toBe(0);
    for (const person of [staff, other]) await expect(person(getMe)).rejects.toMatchObject({ code: "unauthenticated" });
    const told = await run("audit", "list", "--json");
    expect(told.out.filter((line) => line.includes("account.end_sessions"))).toHaveLength(2);
  });
});
