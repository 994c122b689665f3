import { runCli } from "@posoka/api/cli";
import { writeKeyring } from "@posoka/api/crypto/seal";
import { accountRoles, accounts } from "@posoka/db/schema/accounts";
import { caseload, guardianLinks } from "@posoka/db/schema/relations";
import { auditEntries } from "@posoka/db/schema/system";
import { actAs } from "@posoka/schema/accounts";
import { getYouth } from "@posoka/schema/cases";
import { listMyChildren } from "@posoka/schema/institution";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { someEik } from "../../support/factories.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

/** The operator's clock is the wall's, so the people of these tests ask at a moment that lies after it. */
describe("posoka link", () => {
  let world: World;
  let [staff, youth]: Person[] = [];
  beforeAll(async () => {
    world = await openWorld();
    world.clock.set(new Date(Date.now() + 60_000).toISOString());
    [staff, youth] = [await world.as("staff"), await world.as("youth")];
  });
  afterAll(() => world.close());

  async function run(...argv: string[]) {
    const [out, said]: [string[], string[]] = [[], []];
    const { databaseUrl } = world.deps.config;
    const env = {
      DATABASE_URL: databaseUrl,
      DATABASE_OWNER_URL: world.ownerUrl,
      JWT_SECRET: "0123456789abcdef".repeat(4),
      POSOKA_KEYS: writeKeyring(world.deps.config.keys),
    };
    const output = { out: (line: string) => void out.push(line), say: (line: string) => void said.push(line) };
    return { code: await runCli(["link", ...argv], env, output), out, said };
  }
  const caseOf = (by: Person) => by(getYouth, { params: { youthId: youth!.id } });

  it("gives a case, refuses a second worker in the same days, and ends it by its id", async () => {
    const other = await world.as("staff");
    const made = await run("caseload", "--staff", staff!.userName, "--youth", youth!.userName);
    expect(made).toMatchObject({ code: 0, said: [] });
    expect(await caseOf(staff!)).toMatchObject({ relation: "own" });
    await expect(caseOf(other)).rejects.toMatchObject({ code: "not_found" });

    const second = await run("caseload", "--staff", other.userName, "--youth", youth!.userName, "--from", "2030-01-01");
    expect([second.code, second.out]).toEqual([1, []]);
    expect(second.said[0]).toMatch(/another link of this kind runs in these days/);

    const listed = await run("list", youth!.userName);
    expect(listed.out).toEqual([expect.stringMatching(new RegExp(`^${made.out[0]}\tcaseload\t`))]);
    expect((await run("end", made.out[0]!)).code).toBe(0);
    expect(await caseOf(other)).toMatchObject({ relation: "unassigned" });
    expect(await run("end", made.out[0]!)).toMatchObject({ code: 1, said: ["nothing runs under that id"] });
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.subjectId, made.out[0]!));
    expect(trail.map(({ act, actorRole }) => [act, actorRole])).toEqual([
      ["link.create", "operator"],
      ["link.end", "operator"],
    ]);
  });

  it("counts the days as Sofia does, the last one included", async () => {
    const days = ["--from", "2030-03-30", "--to", "2030-04-01"];
    const { out } = await run("caseload", "--staff", staff!.userName, "--youth", youth!.userName, ...days);
    const [row] = await world.db.select().from(caseload).where(eq(caseload.id, out[0]!));
    // The clocks change on 31 March 2030.
    expect(row).toMatchObject({
      startsAt: new Date("2030-03-29T22:00:00.000Z"),
      endsAt: new Date("2030-04-01T21:00:00.000Z"),
    });
    const wrong = await run("caseload", "--staff", staff!.userName, "--youth", youth!.userName, "--to", "2020-01-01");
    expect(wrong).toMatchObject({ code: 1, out: [] });
  });

  it("makes an institution, its people and a stay, so that they read their own child", async () => {
    const institution = ["--kind", "home", "--name", "Център Слънце", "--eik", someEik(), "--ekatte", "68134"];
    const contact = ["--contact", "Мария Колева", "--email", "center@example.org", "--phone", "+359 2 000 000"];
    const { out, code } = await run("institution", ...institution, ...contact);
    expect(code).toBe(0);
    const worker = await world.as("volunteer");
    const member = await run("member", "--user", worker.userName, "--organisation", out[0]!);
    const stay = await run("care-stay", "--youth", youth!.userName, "--organisation", out[0]!);
    expect([member.code, stay.code]).toEqual([0, 0]);
    await worker(actAs, { body: { role: "institution", organisationId: out[0]! } });
    expect((await worker(listMyChildren)).items).toHaveLength(1);
    expect((await run("end", member.out[0]!)).said).toEqual(["member ended"]);
    await expect(worker(listMyChildren)).rejects.toMatchObject({ code: "unauthenticated" });

    const invited = await run("invite", "--organisation", out[0]!, "--name", "Мария Колева");
    expect([invited.code, invited.out[0]]).toEqual([0, expect.stringMatching(/\/invitation\//)]);
    const [, userName] = /^(institution-\d{4}):/.exec(invited.said[0]!) ?? [];
    const [role] = await world.db
      .select({ role: accountRoles.role, organisationId: accountRoles.organisationId })
      .from(accountRoles)
      .innerJoin(accounts, eq(accounts.id, accountRoles.accountId))
      .where(eq(accounts.userName, userName!));
    expect(role).toEqual({ role: "institution", organisationId: out[0] });

    const firm = await world.make.organisation();
    expect(await run("invite", "--organisation", firm.id, "--name", "Мария Колева")).toMatchObject({
      code: 1,
      out: [],
    });
    expect(await run("school", "--youth", youth!.userName, "--organisation", out[0]!)).toMatchObject({
      code: 1,
      out: [],
    });
    expect(await run("care-stay", "--youth", youth!.userName, "--organisation", firm.id)).toMatchObject({ code: 1 });
  });

  it("keeps a representative with who checked the papers, and joins nobody across charities", async () => {
    const guardian = await world.as("guardian");
    const checked = ["--kind", "parent", "--checked-by", staff!.userName, "--checked-on", "2026-03-09"];
    const { out } = await run("guardian", "--youth", youth!.userName, "--guardian", guardian.userName, ...checked);
    const [row] = await world.db.select().from(guardianLinks).where(eq(guardianLinks.id, out[0]!));
    expect(row).toMatchObject({ kind: "parent", checkedBy: staff!.id, youthId: youth!.id });

    const { id: tenantId } = await world.make.otherTenant();
    const stranger = await world.as("staff", { account: { tenantId } });
    const across = await run(
      "caseload",
      "--staff",
      stranger.userName,
      "--youth",
      youth!.userName,
      "--to",
      "2026-01-01",
    );
    expect(across).toMatchObject({
      code: 1,
      said: ["Refused, nothing was changed: they belong to different charities"],
    });
    await world.db.update(accounts).set({ disabledAt: new Date() }).where(eq(accounts.id, guardian.id));
    const gone = await run("guardian", "--youth", youth!.userName, "--guardian", guardian.userName, ...checked);
    expect(gone).toMatchObject({ code: 1, out: [] });
  });

  it("tells in one line what it did not understand", async () => {
    for (const argv of [
      [],
      ["bogus"],
      ["toString"],
      ["caseload"],
      ["caseload", "--staff", "a"],
      ["caseload", "--staff", "a", "--youth", "b", "--from", "2026-02-30"],
      ["care-stay", "--youth", "a", "--organisation", "no-id"],
      ["guardian", "--youth", "a", "--guardian", "b", "--kind", "aunt"],
      ["end", "x"],
      ["end"],
      ["unit", "--wrong", "x"],
    ]) {
      const { code, out, said } = await run(...argv);
      expect([code, out, said.length], argv.join(" ")).toEqual([2, [], 1]);
      expect(said[0]).not.toContain("\n");
    }
  });
});
