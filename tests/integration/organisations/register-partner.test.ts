import { randomUUID } from "node:crypto";
import { organisationLinks, organisations } from "@posoka/db/schema/organisations";
import { auditEntries, outbox } from "@posoka/db/schema/system";
import { signIn } from "@posoka/schema/accounts";
import {
  decideOrganisation,
  getMyOrganisation,
  listOrganisations,
  registerPartner,
} from "@posoka/schema/organisations";
import type { InputOf } from "@posoka/schema/route";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { someEik } from "../../support/factories.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

type Body = InputOf<typeof registerPartner>["body"];

function registration(details: Partial<Body["organisation"]> = {}): Body {
  return {
    organisation: {
      name: "Пекарна Зора",
      kind: "employer",
      eik: someEik(),
      ekatte: "68134",
      website: null,
      about: "",
      contactName: "Мария Колева",
      contactEmail: "office@example.org",
      contactPhone: "+359 88 888 8888",
      ...details,
    },
    userName: "zora",
    password: "жълти чадъри над Искър",
    language: "bg",
    noticeVersion: "2026-03",
  };
}

describe("a partner's registration", () => {
  let world: World;
  let staff: Person;
  beforeAll(async () => {
    world = await openWorld();
    staff = await world.as("staff");
  });
  afterAll(() => world.close());

  const find = async (id: string) => {
    const { items } = await staff(listOrganisations, { query: { limit: 100 } });
    return items.find((item) => item.id === id)!;
  };
  const decide = (organisationId: string, decision: "approve" | "refuse", version = 1, reason = "") =>
    staff(decideOrganisation, { params: { organisationId }, body: { decision, reason, version } });

  it("waits for staff, signs in meanwhile, and is approved with a link to the charity and a mail", async () => {
    const body = registration();
    const { organisationId, userName } = await world.guest(registerPartner, { body });
    expect(userName).toMatch(/^zora-\d{4}$/);
    const visitor = world.visitor();
    const { accessToken, me } = await visitor(signIn, { body: { login: userName, password: body.password } });
    expect(me).toMatchObject({ acting: "partner" });
    const own = await visitor(getMyOrganisation, { headers: { authorization: `Bearer ${accessToken}` } });
    expect(own).toMatchObject({ id: organisationId, state: "pending", placeName: "София" });
    expect(own).not.toHaveProperty("lookAlikes");

    await decide(organisationId, "approve");
    expect((await find(organisationId)).state).toBe("approved");
    const links = await world.db
      .select()
      .from(organisationLinks)
      .where(eq(organisationLinks.organisationId, organisationId));
    expect(links.map(({ tenantId }) => tenantId)).toEqual([staff.tenantId]);
    const mails = await world.db.select().from(outbox).where(eq(outbox.topic, "mail.organisationApproved"));
    expect(mails.at(-1)?.payload).toMatchObject({ to: "office@example.org", language: "bg" });
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.subjectId, organisationId));
    expect(trail.map(({ act }) => act).sort()).toEqual(["organisation.approve", "organisation.register"]);
  });

  it("names a company number with a wrong check digit and a place that does not exist", async () => {
    const eik = someEik();
    const wrong = eik.slice(0, 8) + String((Number(eik[8]) + 1) % 10);
    const body = registration({ eik: wrong, ekatte: "99999" });
    await expect(world.guest(registerPartner, { body })).rejects.toMatchObject({
      code: "invalid_input",
      extra: { fields: { "organisation.eik": "bad_company_number", "organisation.ekatte": "unknown_reference" } },
    });
    expect(await world.db.select().from(organisations).where(eq(organisations.eik, wrong))).toHaveLength(0);
  });

  it("registers once when the same request comes twice at the same time", async () => {
    const body = registration({ name: "Двойна заявка" });
    const visitor = world.visitor();
    const send = () => visitor(registerPartner, { body, idempotencyKey: "12345678-abcd" });
    const [first, second] = await Promise.all([send(), send()]);
    expect(second).toEqual(first);
    expect(await world.db.select().from(organisations).where(eq(organisations.name, "Двойна заявка"))).toHaveLength(1);
  });

  it("approves one of several under one company number, also when two staff decide at once", async () => {
    const eik = someEik();
    const ids = [];
    for (const name of ["Първа", "Втора"]) {
      ids.push((await world.guest(registerPartner, { body: registration({ eik, name }) })).organisationId);
    }
    const outcomes = await Promise.allSettled(ids.map((id) => decide(id, "approve")));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
    const approved = await world.db
      .select()
      .from(organisations)
      .where(sql`eik = ${eik} and state = 'approved'`);
    expect(approved).toHaveLength(1);
  });

  it("shows staff whose name a registration looks like, in whatever alphabet it is written", async () => {
    const first = await world.guest(registerPartner, { body: registration({ name: "Косер" }) });
    await decide(first.organisationId, "approve");
    const second = await world.guest(registerPartner, { body: registration({ name: "KOCEP" }) });
    expect((await find(second.organisationId)).lookAlikes).toEqual(["Косер"]);
  });

  it("refuses only with a reason, an old version never, and a decision on what is decided never", async () => {
    const { organisationId } = await world.guest(registerPartner, { body: registration({ name: "Отказ" }) });
    await expect(decide(organisationId, "refuse")).rejects.toMatchObject({ extra: { fields: { reason: "required" } } });
    await expect(decide(organisationId, "refuse", 2, "Не")).rejects.toMatchObject({ code: "stale_version" });
    await decide(organisationId, "refuse", 1, "Липсва договор.");
    expect(await find(organisationId)).toMatchObject({
      state: "refused",
      decisionReason: "Липсва договор.",
      version: 2,
    });
    await expect(decide(organisationId, "refuse", 2, "Пак")).rejects.toMatchObject({ code: "conflict" });
    await expect(decide(randomUUID(), "approve")).rejects.toMatchObject({ code: "not_found" });
  });

  it("is limited per address, whatever is sent from there, and nowhere else", async () => {
    const body = registration({ eik: "000000000" });
    const flood = world.visitor({ address: "10.77.0.1" });
    for (let sent = 0; sent < 30; sent += 1) {
      await expect(flood(registerPartner, { body })).rejects.toMatchObject({ code: "invalid_input" });
    }
    await expect(flood(registerPartner, { body })).rejects.toMatchObject({ code: "rate_limited" });
    const neighbour = world.visitor({ address: "10.77.0.2" });
    await expect(neighbour(registerPartner, { body })).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("is decided by staff only", async () => {
    const { organisationId } = await world.guest(registerPartner, { body: registration({ name: "Чужда" }) });
    for (const role of ["partner", "youth", "mentor", "admin"] as const) {
      const other = await world.as(role);
      const attempt = other(decideOrganisation, {
        params: { organisationId },
        body: { decision: "approve", reason: "", version: 1 },
      });
      await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
    }
    expect((await find(organisationId)).state).toBe("pending");
  });
});
