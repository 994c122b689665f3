import { randomUUID } from "node:crypto";
import { recordConsent } from "@posoka/api/modules/consent/service";
import { consents } from "@posoka/db/schema/consents";
import { auditEntries } from "@posoka/db/schema/system";
import { getMe } from "@posoka/schema/accounts";
import {
  decideApplication,
  getCandidate,
  getMyApplication,
  listCandidates,
  shareIdentity,
  submitApplication,
} from "@posoka/schema/applications";
import { answerForRepresentative, listYouths, recordRepresentativeConsent } from "@posoka/schema/cases";
import { agreeToUse } from "@posoka/schema/consent";
import { saveMyIdentity } from "@posoka/schema/profiles";
import { and, asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeEach, beforeAll, describe, expect, it } from "vitest";
import type { AccountOptions } from "../../support/factories.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

const noon = "2026-03-10T10:00:00.000Z";

describe("the register of consents", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  beforeEach(() => world.clock.set(noon));
  afterAll(() => world.close());

  async function applied(options: AccountOptions = {}, closesOn = "2026-12-31") {
    const partner = await world.as("partner");
    const opening = await world.make.opening({
      organisationId: partner.organisationId!,
      kind: "visit",
      contractForm: "none",
      closesOn,
    });
    const youth = await world.as("youth", { name: "Елена Тайна", ...options });
    const applicationId = randomUUID();
    const params = { openingId: opening.id, applicationId };
    await youth(submitApplication, { params, body: { note: "", availableFrom: null } });
    return { partner, youth, applicationId, openingId: opening.id };
  }
  type Applied = Awaited<ReturnType<typeof applied>>;
  const share = ({ youth, applicationId }: Applied, expiresOn?: string) =>
    youth(shareIdentity, { params: { applicationId }, body: { fields: ["name"], ...(expiresOn && { expiresOn }) } });
  const seen = async ({ partner, openingId }: Applied) =>
    (await partner(listCandidates, { params: { openingId } })).items[0]?.identity;

  it("can be added to by the server's role and by nothing changed or emptied", async () => {
    const rights = await world.db.execute<{ right: string }>(sql`
      select privilege_type as right from information_schema.role_table_grants
      where table_name = 'consents' and grantee = 'posoka_app' order by 1`);
    expect(rights.rows.map(({ right }) => right)).toEqual(["INSERT", "SELECT"]);
    for (const statement of ["update consents set act = 'given'", "delete from consents", "truncate consents"]) {
      await expect(world.db.execute(sql.raw(statement))).rejects.toMatchObject({ cause: { code: "42501" } });
    }
  });

  it("takes no word that its purpose does not know", async () => {
    const { id, tenantId } = await world.as("youth");
    const line = { tenantId, subjectId: id, act: "given", textVersion: "1", language: "bg", givenBy: "self" } as const;
    const to = { kind: "application", id: randomUUID() } as const;
    const write = (rest: Pick<Parameters<typeof recordConsent>[1], "fields" | "recipient">) =>
      world.db.transaction((tx) =>
        recordConsent(tx, { ...line, purpose: "share_identity", at: world.clock.now(), ...rest }),
      );
    await expect(write({ fields: ["address"], recipient: to })).rejects.toThrow(RangeError);
    await expect(write({ fields: [], recipient: to })).rejects.toThrow(RangeError);
    await expect(write({ fields: ["name"], recipient: { kind: "charity" } })).rejects.toThrow(RangeError);
    await write({ fields: ["name"], recipient: to });
  });

  it("lets a share run to the end of its last day and not a moment longer", async () => {
    const one = await applied();
    expect(await share(one, "2026-03-29")).toEqual({ shared: ["name"], until: "2026-03-29", waits: false });
    // The night in which the clocks go forward.
    world.clock.set("2026-03-29T20:59:59.999Z");
    expect(await seen(one)).toEqual({ name: "Елена Тайна" });
    world.clock.set("2026-03-29T21:00:00.000Z");
    expect(await seen(one)).toEqual({});
    expect(await one.youth(getMyApplication, { params: { applicationId: one.applicationId } })).toMatchObject({
      shared: [],
      sharedUntil: null,
    });
  });

  it("lets a share end with the procedure, whatever its last day", async () => {
    const one = await applied();
    await share(one);
    const { card, version } = (await one.partner(listCandidates, { params: { openingId: one.openingId } })).items[0]!;
    await one.partner(decideApplication, {
      params: { cardId: card.cardId },
      body: { decision: "no", reason: "hours", words: "", version },
    });
    expect(await seen(one)).toEqual({});
  });

  it("gives a share six months and no more, and no day that is over", async () => {
    const one = await applied();
    expect(await share(one)).toMatchObject({ until: "2026-09-10" });
    for (const [day, fault] of [
      ["2026-09-11", "too_big"],
      ["2026-03-09", "in_the_past"],
    ] as const) {
      await expect(share(one, day)).rejects.toMatchObject({ extra: { fields: { expiresOn: fault } } });
    }
    expect(await share(one, "2026-03-10")).toMatchObject({ until: "2026-03-10" });
  });

  it("loses a shorter choice at once, and keeps each line of it", async () => {
    const one = await applied();
    await share(one);
    expect(await seen(one)).toEqual({ name: "Елена Тайна" });
    await one.youth(shareIdentity, { params: { applicationId: one.applicationId }, body: { fields: [] } });
    expect(await seen(one)).toEqual({});
    const lines = await world.db
      .select()
      .from(consents)
      .where(eq(consents.recipientId, one.applicationId))
      .orderBy(asc(consents.sequence));
    expect(lines).toMatchObject([
      { act: "given", expiresOn: "2026-09-10", signedBy: one.youth.id, legalBasis: "consent" },
      { act: "withdrawn", fields: ["name"] },
    ]);
  });

  describe("of somebody who was opened under 14", () => {
    const birthDate = "2012-03-20";
    const agree = (youth: Person, agreed: boolean) =>
      youth(agreeToUse, { body: { agreed, noticeVersion: "2026-03", language: "bg-easy" } });

    async function child() {
      const youth = await world.as("youth", { birthDate, state: "inert" });
      const staff = await world.as("staff");
      const params = { youthId: youth.id };
      await staff(recordRepresentativeConsent, { params, body: { proof: "signed_paper", archiveNumber: "7" } });
      return { youth, staff };
    }

    it("rests from the birthday on until the own yes, and a no can become a yes", async () => {
      const { youth, staff } = await child();
      const state = async () => (await youth(getMe)).youth!.state;
      const save = () => youth(saveMyIdentity, { body: { name: "Ана", phone: "", version: 1 } });
      await expect(agree(youth, true)).rejects.toMatchObject({ code: "conflict" });
      world.clock.set("2026-03-19T21:59:59.999Z");
      expect(await state()).toBe("unconfirmed");
      world.clock.set("2026-03-19T22:00:00.000Z");
      expect(await state()).toBe("own_consent_needed");
      await expect(save()).rejects.toMatchObject({ code: "forbidden" });
      const listed = await staff(listYouths, { query: { state: "own_consent_needed", limit: 100 } });
      expect(listed.items.map(({ id }) => id)).toContain(youth.id);

      await agree(youth, false);
      expect(await state()).toBe("own_consent_needed");
      await agree(youth, true);
      expect(await state()).toBe("unconfirmed");
      await save();
      await expect(agree(youth, true)).rejects.toMatchObject({ code: "conflict" });
      const lines = await world.db
        .select()
        .from(consents)
        .where(and(eq(consents.subjectId, youth.id), eq(consents.purpose, "use_platform")))
        .orderBy(asc(consents.sequence));
      expect(lines.map(({ purpose, act, givenBy, language }) => [purpose, act, givenBy, language])).toEqual([
        ["use_platform", "given", "representative", "bg"],
        ["use_platform", "refused", "self", "bg-easy"],
        ["use_platform", "given", "self", "bg-easy"],
      ]);
      expect(await world.db.$count(auditEntries, sql`subject_id = ${youth.id} and act = 'consent.use'`)).toBe(2);
    });

    it("shows a partner nothing at all meanwhile, and afterwards a card without what was shared before", async () => {
      // Thirteen, and opened by the representative: a visit is applied for with the representative's answer.
      const one = await applied({ birthDate, state: "confirmed" });
      const { partner, youth, applicationId, openingId } = one;
      const staff = await world.as("staff");
      await staff(answerForRepresentative, {
        params: { applicationId },
        body: { agreed: true, proof: "signed_paper", archiveNumber: "8", version: 1 },
      });
      // Under 14 both sign: the own choice alone opens nothing.
      expect(await share(one)).toEqual({ shared: [], until: null, waits: true });
      expect(await seen(one)).toEqual({});
      await world.db.transaction((tx) =>
        recordConsent(tx, {
          tenantId: youth.tenantId,
          subjectId: youth.id,
          purpose: "share_identity",
          fields: ["name"],
          recipient: { kind: "application", id: applicationId },
          act: "given",
          textVersion: "1",
          language: "bg",
          givenBy: "representative",
          proof: "signed_paper",
          at: world.clock.now(),
        }),
      );
      expect(await seen(one)).toEqual({ name: "Елена Тайна" });
      const { card } = (await partner(listCandidates, { params: { openingId } })).items[0]!;

      world.clock.set("2026-03-19T22:00:00.000Z");
      expect(await partner(listCandidates, { params: { openingId } })).toEqual({ items: [], total: 0 });
      const open = () => partner(getCandidate, { params: { cardId: card.cardId } });
      await expect(open()).rejects.toMatchObject({ code: "not_found" });
      await agree(youth, true);
      expect((await open()).identity).toEqual({});
      await share(one);
      expect((await open()).identity).toEqual({ name: "Елена Тайна" });
    });
  });
});
