import { representationTasks } from "@posoka/db/schema/guardians";
import { guardianLinks } from "@posoka/db/schema/relations";
import { accounts } from "@posoka/db/schema/accounts";
import { auditEntries } from "@posoka/db/schema/system";
import { getMe, signIn } from "@posoka/schema/accounts";
import { getToday } from "@posoka/schema/cases";
import type { Client } from "@posoka/schema/client";
import {
  getGuardianDesk,
  getRepresentation,
  inviteRepresentative,
  lookAtGuardianLink,
  openByGuardianLink,
  recordRepresentative,
  takeGuardianLink,
} from "@posoka/schema/guardians";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { madePassword } from "../../support/factories.ts";
import { caseWorkerOf, guardianOf, handOver, someRepresentative } from "../../support/guardians.ts";
import { mailsTo, secretOf } from "../../support/mails.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

const password = "четири сини сливи";
const day = 86_400_000;

describe("the one-time link of a representative", () => {
  let world: World;
  let [youth, staff]: Person[] = [];
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  async function newCase() {
    youth = await world.as("youth", { name: "Елена Петрова" });
    staff = await caseWorkerOf(world, youth);
    return { youth, staff };
  }
  const open = (visitor: Client, token: string, code: string) =>
    visitor(openByGuardianLink, { body: { token, code, password } });
  const wrongCode = (code: string): string => (code === "000000" ? "000001" : "000000");

  it("opens an account by link and code, once; the young person then shows by first name alone", async () => {
    const { youth: child, staff: worker } = await newCase();
    const { token, code } = await handOver(worker, child.id);
    const visitor = world.visitor();
    expect(Object.keys(await visitor(lookAtGuardianLink, { body: { token } }))).toEqual(["userName"]);
    await expect(open(visitor, token, wrongCode(code))).rejects.toMatchObject({
      code: "invalid_input",
      extra: { fields: { code: "wrong_code" } },
    });

    const { me } = await open(visitor, token, code);
    expect(me).toMatchObject({ acting: "guardian", displayName: someRepresentative.name, factor: "missing" });
    await expect(open(world.visitor(), token, code)).rejects.toMatchObject({ code: "link_used" });
    await expect(world.visitor()(lookAtGuardianLink, { body: { token } })).rejects.toMatchObject({ code: "link_used" });
    const { representatives } = await worker(getRepresentation, { params: { youthId: child.id } });
    expect(representatives).toMatchObject([{ access: "open", counts: true, name: someRepresentative.name }]);
  });

  it("lets two uses at once open one account", async () => {
    const { youth: child, staff: worker } = await newCase();
    const { token, code } = await handOver(worker, child.id);
    const both = await Promise.allSettled([open(world.visitor(), token, code), open(world.visitor(), token, code)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("answers forged, expired, replaced and foreign links in the same words", async () => {
    const { youth: child, staff: worker } = await newCase();
    const { id, token: first, code: firstCode } = await handOver(worker, child.id);
    const again = await worker(inviteRepresentative, { params: { representativeId: id }, body: { by: "hand" } });
    const forged = "A".repeat(43);
    const elsewhere = await world.make.otherTenant();
    const foreigner = await world.as("mentor", { account: { tenantId: elsewhere.id } });
    const token = secretOf(again.sheet?.link);
    const refusals = [
      await refusalOf(open(world.visitor(), first, firstCode)),
      await refusalOf(open(world.visitor(), forged, again.code)),
      await refusalOf(foreigner(takeGuardianLink, { body: { token, code: again.code } })),
    ];
    world.clock.advance(7 * day + 1);
    refusals.push(await refusalOf(open(world.visitor(), token, again.code)));
    expect(new Set(refusals)).toEqual(new Set(["link_used"]));
    const [link] = await world.db.select().from(guardianLinks).where(eq(guardianLinks.id, id));
    expect(link?.guardianId).not.toBe(foreigner.id);
  });

  it("does not let the code be guessed: ten tries a day, whoever makes them", async () => {
    const { youth: child, staff: worker } = await newCase();
    const { token, code } = await handOver(worker, child.id);
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect(await refusalOf(open(world.visitor(), token, wrongCode(code)))).toBe("invalid_input");
    }
    expect(await refusalOf(open(world.visitor(), token, code))).toBe("rate_limited");
  });

  it("dies in the browser of that young person, by token or by cookie, and the team hears of it", async () => {
    for (const way of ["token", "cookie"] as const) {
      const { youth: child, staff: worker } = await newCase();
      const { token, code } = await handOver(worker, child.id);
      const browser = world.visitor();
      if (way === "cookie") await browser(signIn, { body: { login: child.userName, password: madePassword } });
      const client: Client = way === "cookie" ? browser : child;
      await expect(client(lookAtGuardianLink, { body: { token } })).rejects.toMatchObject({ code: "link_used" });
      await expect(open(world.visitor(), token, code)).rejects.toMatchObject({ code: "link_used" });
      const { items } = await worker(getToday, { query: { limit: 100 } });
      expect(items.filter(({ youthId }) => youthId === child.id)).toMatchObject([
        { kind: "representation_link_astray", title: "Елена Петрова" },
      ]);
      const trail = await world.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.act, "representative.link_astray"));
      expect(trail.some(({ detail }) => detail["youth"] === child.id)).toBe(true);
    }
  });

  it("dies with any minor and goes on beside a grown-up brother or sister", async () => {
    const { youth: child, staff: worker } = await newCase();
    const grownUp = await world.as("youth", { birthDate: "2001-01-01" });
    const { token } = await handOver(worker, child.id);
    await expect(grownUp(lookAtGuardianLink, { body: { token } })).resolves.toBeDefined();
    const minor = await world.as("youth");
    await expect(minor(lookAtGuardianLink, { body: { token } })).rejects.toMatchObject({ code: "link_used" });
    const tasks = await world.db.select().from(representationTasks).where(eq(representationTasks.youthId, child.id));
    expect(tasks).toMatchObject([{ kind: "link_astray" }]);
  });

  it("goes to the own mail alone, which is confirmed by coming from it, and the code is in no mail", async () => {
    const { youth: child, staff: worker } = await newCase();
    const email = "maria@example.org";
    const { id } = await worker(recordRepresentative, {
      params: { youthId: child.id },
      body: { ...someRepresentative, email },
    });
    const made = await worker(inviteRepresentative, { params: { representativeId: id }, body: { by: "mail" } });
    expect(made).toMatchObject({ sheet: null, sentTo: email });
    const [mail] = await mailsTo(world, email);
    expect(JSON.stringify(mail)).not.toContain(made.code);
    expect(JSON.stringify(mail)).not.toContain("Елена");
    const { me } = await open(world.visitor(), secretOf(mail?.params["link"]), made.code);
    expect(me).toMatchObject({ email, emailConfirmed: true });
  });

  it("is never sent to the young person's own address", async () => {
    const child = await world.as("youth", { account: { email: "elena@example.org", emailConfirmedAt: new Date() } });
    const worker = await caseWorkerOf(world, child);
    const body = { ...someRepresentative, email: "elena@example.org" };
    await expect(worker(recordRepresentative, { params: { youthId: child.id }, body })).rejects.toMatchObject({
      code: "invalid_input",
      extra: { fields: { email: "bad_choice" } },
    });
  });

  it("adds a second child to an account that is there, and the account that waited ends without a name", async () => {
    const first = await world.as("youth");
    const parent = await guardianOf(world, first);
    const { youth: second, staff: worker } = await newCase();
    const { token, code, id } = await handOver(worker, second.id, { name: "Втора Майка" });
    await parent(takeGuardianLink, { body: { token, code } });
    expect((await parent(getGuardianDesk)).children).toHaveLength(2);
    const [link] = await world.db.select().from(guardianLinks).where(eq(guardianLinks.id, id));
    expect(link?.guardianId).toBe(parent.id);
    const named = await world.db.select().from(accounts).where(eq(accounts.displayName, "Втора Майка"));
    expect(named).toEqual([]);
  });

  it("gives somebody of another role the role as well, and acts in it from then on", async () => {
    const mentor = await world.as("mentor");
    const { youth: child, staff: worker } = await newCase();
    const { token, code } = await handOver(worker, child.id);
    const { me } = await mentor(takeGuardianLink, { body: { token, code } });
    expect(me.acting).toBe("guardian");
    expect((await mentor(getMe)).roles.map(({ role }) => role).sort()).toEqual(["guardian", "mentor"]);
    expect((await mentor(getGuardianDesk)).children).toHaveLength(1);
  });

  it("is made again only for somebody who has not come, and only by staff who just proved who they are", async () => {
    const { youth: child, staff: worker } = await newCase();
    const { id, token, code } = await handOver(worker, child.id);
    await open(world.visitor(), token, code);
    const make = () => worker(inviteRepresentative, { params: { representativeId: id }, body: { by: "hand" } });
    await expect(make()).rejects.toMatchObject({ code: "conflict" });
    world.clock.advance(11 * 60_000);
    await expect(make()).rejects.toMatchObject({ code: "fresh_needed" });
  });
});

async function refusalOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "none",
    (error: { code: string }) => error.code,
  );
}
