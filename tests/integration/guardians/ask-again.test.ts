import { randomUUID } from "node:crypto";
import { recordConsent } from "@posoka/api/modules/consent/service";
import { askAgain } from "@posoka/api/modules/guardians/service/ask-again";
import { eraseInert } from "@posoka/api/modules/privacy/service/retention";
import type { Db, Tx } from "@posoka/db/client";
import { sessions } from "@posoka/db/schema/accounts";
import { consents } from "@posoka/db/schema/consents";
import { erasures } from "@posoka/db/schema/trust";
import { currentEdition } from "@posoka/domain/notices/editions";
import { getMe } from "@posoka/schema/accounts";
import { getToday, recordRepresentativeConsent } from "@posoka/schema/cases";
import { answerRequest, getGuardianDesk, recordRepresentative } from "@posoka/schema/guardians";
import { and, desc, eq, type SQL } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseWorkerOf, guardianOf, someRepresentative } from "../../support/guardians.ts";
import { mailsTo } from "../../support/mails.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

describe("a representative whose yes is to an older notice", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  /** Somebody under 14 whose account a parent opened on that edition. */
  async function opened(textVersion: string, birthDate = "2013-03-01") {
    const youth = await world.as("youth", { birthDate });
    const email = `${randomUUID()}@example.org`;
    const parent = await guardianOf(world, youth, { email });
    await world.db.transaction((tx) =>
      recordConsent(tx, {
        tenantId: youth.tenantId,
        subjectId: youth.id,
        purpose: "use_platform",
        recipient: { kind: "charity" },
        act: "given",
        textVersion,
        language: "bg",
        givenBy: "representative",
        signedBy: parent.id,
        at: world.clock.now(),
      }),
    );
    world.clock.advance(1);
    return { youth, parent, email };
  }
  const stateOfAccount = async (youth: Person) => (await youth(getMe)).youth?.state;
  const asked = async (parent: Person) => (await parent(getGuardianDesk)).waiting;
  const answer = async (parent: Person, agreed: boolean) => {
    const [request] = await asked(parent);
    return parent(answerRequest, { params: { requestId: request!.id }, body: { agreed } });
  };

  it("is asked once more by a mail that says nothing, and the old yes holds meanwhile", async () => {
    const { youth, parent, email } = await opened("2026-03");
    await askAgain(world.deps);
    await askAgain(world.deps);
    expect(await asked(parent)).toMatchObject([{ purpose: "use_platform", renews: true, mine: null }]);
    expect((await mailsTo(world, email)).map(({ mail }) => mail)).toEqual(["guardianRequest"]);
    expect(await stateOfAccount(youth)).toBe("confirmed");

    world.clock.advance(1000);
    expect(await answer(parent, true)).toEqual({ state: "agreed" });
    expect(await stateOfAccount(youth)).toBe("confirmed");
    const [line] = await world.db
      .select()
      .from(consents)
      .where(and(eq(consents.subjectId, youth.id), eq(consents.purpose, "use_platform")))
      .orderBy(desc(consents.sequence))
      .limit(1);
    expect(line).toMatchObject({ textVersion: currentEdition.version, signedBy: parent.id, act: "given" });
    await askAgain(world.deps);
    expect(await asked(parent)).toEqual([]);
  });

  it("is asked once, also when another instance asks between the look and the lock", async () => {
    const { parent, email } = await opened("2026-03");
    let looked = false;
    const late = (tx: Tx): Tx =>
      Object.create(tx, {
        execute: {
          value: async (query: SQL) => {
            if (looked) return tx.execute(query);
            looked = true;
            const seen = await world.db.execute(query);
            await askAgain(world.deps);
            return seen;
          },
        },
      }) as Tx;
    const db = Object.create(world.db, {
      transaction: { value: (run: (tx: Tx) => Promise<unknown>) => world.db.transaction((tx) => run(late(tx))) },
    }) as Db;
    await askAgain({ ...world.deps, db });
    expect(looked).toBe(true);
    expect((await parent(getGuardianDesk)).answered).toEqual([]);
    expect(await mailsTo(world, email)).toHaveLength(1);
  });

  it("closes the account with a no, which goes 14 days later and not at once", async () => {
    const { youth, parent } = await opened("2026-03");
    await world.db.update(sessions).set({ endsAt: new Date("2030-01-01T00:00:00Z") });
    world.clock.set("2026-06-10T10:00:00.000Z");
    await askAgain(world.deps);
    expect(await answer(parent, false)).toEqual({ state: "refused" });
    expect(await stateOfAccount(youth)).toBe("inert");
    const isGone = async () => (await world.db.$count(erasures, eq(erasures.subjectId, youth.id))) > 0;
    await eraseInert(world.deps);
    expect(await isGone()).toBe(false);
    world.clock.set("2026-06-25T10:00:00.000Z");
    await eraseInert(world.deps);
    expect(await isGone()).toBe(true);
  });

  it("can answer on paper, which staff are told to look for", async () => {
    const { youth } = await opened("2026-03");
    const staff = await caseWorkerOf(world, youth);
    const params = { youthId: youth.id };
    const { id } = await staff(recordRepresentative, { params, body: someRepresentative });
    const body = { proof: "signed_paper", archiveNumber: "9/2026", representativeId: id } as const;
    await expect(staff(recordRepresentativeConsent, { params, body })).rejects.toMatchObject({ code: "conflict" });
    await askAgain(world.deps);
    const { items } = await staff(getToday, { query: { limit: 100 } });
    expect(items.filter(({ kind, youthId }) => kind === "representative_consent" && youthId === youth.id)).toHaveLength(
      1,
    );
    world.clock.advance(1000);
    await staff(recordRepresentativeConsent, { params, body });
    await askAgain(world.deps);
    await expect(staff(recordRepresentativeConsent, { params, body })).rejects.toMatchObject({ code: "conflict" });
  });

  it("is not asked on the current notice, nor about somebody of 14", async () => {
    const current = await opened(currentEdition.version);
    const grown = await opened("2026-03", "2011-01-01");
    await askAgain(world.deps);
    expect(await asked(current.parent)).toEqual([]);
    expect(await asked(grown.parent)).toEqual([]);
  });
});
