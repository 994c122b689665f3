import { runCli } from "@posoka/api/cli";
import { mailYouth } from "@posoka/api/modules/notifications/service/mail-youth";
import { eraseDue } from "@posoka/api/modules/privacy/service/erase-due";
import { columnsOf, dataMap } from "@posoka/db/data-map";
import { openDb } from "@posoka/db/client";
import { mentorAssignments } from "@posoka/db/schema/mentors";
import { auditEntries, outbox } from "@posoka/db/schema/system";
import { erasures } from "@posoka/db/schema/trust";
import { getMe, listAccounts, signIn, signOut } from "@posoka/schema/accounts";
import {
  decideApplication,
  getCandidate,
  getMyApplication,
  listCandidates,
  listMyApplications,
} from "@posoka/schema/applications";
import { assignMentor, getToday, getYouth, listMentors, listYouths } from "@posoka/schema/cases";
import { eraseYouth, getMyErasure, requestErasure, takeBackErasure } from "@posoka/schema/erasure";
import { listMyReviews } from "@posoka/schema/mentors";
import { getMyIdentity, getMyProfile } from "@posoka/schema/profiles";
import type { Contract } from "@posoka/schema/route";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allContracts } from "../../support/all-contracts.ts";
import { allText, tablesWith } from "../../support/all-text.ts";
import { madePassword } from "../../support/factories.ts";
import { livedHere } from "../../support/lived-here.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

const notFound = { code: "not_found" };
const day = 86_400_000;

describe("erasing an account", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  type Life = Awaited<ReturnType<typeof livedHere>>;
  const ask = (person: Person, when: "later" | "now") => person(requestErasure, { body: { when } });

  /** Everything that the people around somebody can find out about them now. */
  async function seenBy({ staff, partner, mentor, openingId, cardId, youth }: Life) {
    const candidates = await partner(listCandidates, { params: { openingId } });
    const youths = await staff(listYouths, { query: { q: youth.userName, limit: 100 } });
    const settled = async (promise: Promise<unknown>) =>
      promise.then(() => "there").catch((error: { code: string }) => error.code);
    return {
      candidates: candidates.items.length,
      candidatesCounted: candidates.total,
      candidate: await settled(partner(getCandidate, { params: { cardId } })),
      youths: youths.items.length,
      youthsCounted: youths.total,
      youth: await settled(staff(getYouth, { params: { youthId: youth.id } })),
      reviews: (await mentor(listMyReviews)).items.length,
      accompanied: (await staff(listMentors)).items.find(({ id }) => id === mentor.id)?.accompanies,
    };
  }

  const everything = {
    candidates: 1,
    candidatesCounted: 1,
    candidate: "there",
    youths: 1,
    youthsCounted: 1,
    youth: "there",
    reviews: 1,
    accompanied: 1,
  };
  const nothing = {
    candidates: 0,
    candidatesCounted: 0,
    candidate: "not_found",
    youths: 0,
    youthsCounted: 0,
    youth: "not_found",
    reviews: 0,
    accompanied: 0,
  };

  it("hides it at once for everybody, and taken back everything is as before but what was shared", async () => {
    const life = await livedHere(world, "comes-back");
    const { youth, partner, cardId, applicationId } = life;
    expect(await seenBy(life)).toEqual(everything);
    const before = await youth(getMyApplication, { params: { applicationId } });
    expect((await partner(getCandidate, { params: { cardId } })).identity).toMatchObject({ name: life.name });

    const { dueAt } = await ask(youth, "later");
    expect(dueAt).toBe(new Date(world.clock.now().getTime() + 7 * day).toISOString());
    expect(await seenBy(life)).toEqual(nothing);
    await expect(
      partner(decideApplication, {
        params: { cardId },
        body: { decision: "no", reason: "hours", words: "", version: before.version },
      }),
    ).rejects.toMatchObject(notFound);
    const body = { mentorId: life.mentor.id, note: "" };
    await expect(life.staff(assignMentor, { params: { youthId: youth.id }, body })).rejects.toMatchObject(notFound);
    const { items } = await life.staff(getToday, { query: { limit: 100 } });
    expect(items.filter(({ youthId }) => youthId === youth.id)).toEqual([]);

    await youth(takeBackErasure);
    expect(await seenBy(life)).toEqual(everything);
    expect((await partner(getCandidate, { params: { cardId } })).identity).toEqual({});
    expect(await youth(getMyApplication, { params: { applicationId } })).toEqual({
      ...before,
      shared: [],
      sharedUntil: null,
    });
    expect(await youth(getMyIdentity)).toMatchObject({ name: life.name });
    await expect(youth(takeBackErasure)).rejects.toMatchObject(notFound);
  });

  it("stops mail: what waits is dropped, and only the word that somebody asked goes out", async () => {
    const { youth, email } = await livedHere(world, "no-more-mail");
    const mails = async () => {
      const rows = await world.db
        .select({ payload: outbox.payload })
        .from(outbox)
        .where(sql`payload->>'to' = ${email}`);
      return rows.map(({ payload }) => payload["mail"]);
    };
    expect((await mails()).length).toBeGreaterThan(1);
    await ask(youth, "later");
    expect(await mails()).toEqual(["erasureAsked"]);
    const ctx = { deps: world.deps } as Parameters<typeof mailYouth>[1];
    await world.db.transaction((tx) => mailYouth(tx, ctx, youth.id, "reviewDone", "/reviews"));
    expect(await mails()).toEqual(["erasureAsked"]);
    await youth(takeBackErasure);
    await world.db.transaction((tx) => mailYouth(tx, ctx, youth.id, "reviewDone", "/reviews"));
    expect(await mails()).toEqual(["erasureAsked", "reviewDone"]);
  });

  it("leaves one thing open: signing in to take it back", async () => {
    const youth = await world.as("youth");
    const elsewhere = world.visitor();
    const login = { body: { login: youth.userName, password: madePassword } };
    await elsewhere(signIn, login);
    const { dueAt } = await ask(youth, "later");
    expect(await youth(getMe)).toMatchObject({ leavesAt: dueAt });
    expect(await youth(getMyErasure)).toEqual({ dueAt, duty: null });
    const closed = (await allContracts()).filter(
      ([, { access, whileLeaving }]) =>
        !whileLeaving && (access === "signed_in" || (Array.isArray(access) && access.includes("youth"))),
    );
    expect(closed.length).toBeGreaterThan(10);
    for (const [name, contract] of closed) {
      const refused = youth(contract as Contract, {} as never).catch((error: { code: string }) => error.code);
      expect(await refused, name).toBe("leaving");
    }
    const again = await world.visitor()(signIn, login);
    expect(again.me.leavesAt).toBe(dueAt);
    await youth(takeBackErasure);
    expect(await youth(getMe)).toMatchObject({ leavesAt: null });
    await expect(youth(listMyApplications)).resolves.toMatchObject({ total: 0 });
    await youth(signOut);
  });

  it("asks again who it is, and asked twice says that it is under way", async () => {
    const youth = await world.as("youth");
    world.clock.advance(10 * 60_000);
    for (const when of ["later", "now"] as const) {
      await expect(ask(youth, when)).rejects.toMatchObject({ code: "fresh_needed" });
    }
    const fresh = await world.as("youth");
    await ask(fresh, "later");
    await expect(ask(fresh, "later")).rejects.toMatchObject({ code: "conflict" });
    expect(await ask(fresh, "now")).toEqual({ dueAt: null });
    await expect(fresh(getMe)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("is done by the clock when seven days are over, not before, and once by two instances", async () => {
    const lives = [
      await livedHere(world, "due-one"),
      await livedHere(world, "due-two"),
      await livedHere(world, "due-not"),
    ];
    const stays = await world.as("youth");
    for (const { youth } of lives) await ask(youth, "later");
    await lives[2]!.youth(takeBackErasure);
    world.clock.advance(7 * day - 1);
    expect(await eraseDue(world.deps)).toBe(0);
    world.clock.advance(1);
    const counts = await Promise.all([eraseDue(world.deps), eraseDue(world.deps)]);
    expect(counts.reduce((sum, one) => sum + one)).toBe(2);
    expect(await eraseDue(world.deps)).toBe(0);
    for (const { youth } of lives.slice(0, 2)) {
      expect(await world.db.select().from(erasures).where(eq(erasures.subjectId, youth.id))).toHaveLength(1);
      await expect(youth(getMe)).rejects.toMatchObject({ code: "unauthenticated" });
    }
    expect(await tablesWith(world.db, ["due-one", "due-two"])).toEqual([]);
    await expect(lives[2]!.youth(getMyProfile)).resolves.toBeDefined();
    await expect(stays(getMyProfile)).resolves.toBeDefined();
    expect(await seenBy(lives[0]!)).toEqual(nothing);
  });

  it("goes on with the others when one cannot be erased, and tells of it", async () => {
    const [stuck, next] = [await livedHere(world, "stuck-here"), await livedHere(world, "next-in-line")];
    const { db: owner, close } = openDb(world.ownerUrl, { max: 1, applicationName: "test" });
    await owner.execute(sql`create function no_erasing() returns trigger language plpgsql as
      $$ begin raise exception 'not this one'; end $$`);
    await owner.execute(
      sql.raw(`create trigger no_erasing before delete on identities for each row
      when (old.youth_id = '${stuck.youth.id}') execute function no_erasing()`),
    );
    await ask(stuck.youth, "later");
    await ask(next.youth, "later");
    world.clock.advance(7 * day);
    await expect(eraseDue(world.deps)).rejects.toThrow("Failed query");
    expect(await tablesWith(world.db, ["next-in-line"])).toEqual([]);
    expect(await tablesWith(world.db, ["stuck-here"])).not.toEqual([]);
    await owner.execute(sql`drop trigger no_erasing on identities`);
    await close();
    expect(await eraseDue(world.deps)).toBe(1);
    expect(await tablesWith(world.db, ["stuck-here"])).toEqual([]);
  });

  it("leaves no trace: a word put into every column of theirs is nowhere afterwards", async () => {
    const life = await livedHere(world, "traceless", "2005-03-17");
    const marked = await markEveryColumn(life.youth.id);
    expect(marked.length).toBeGreaterThan(20);
    expect((await tablesWith(world.db, ["trace-of-"])).length).toBeGreaterThan(0);
    expect(await ask(life.youth, "now")).toEqual({ dueAt: null });
    const left = [...(await allText(world.db))].flatMap(([table, text]) =>
      [...text.matchAll(/trace-of-[\w.]+/g)].map(([word]) => `${table}: ${word}`),
    );
    // The register of consents is kept as proof, and says so in the data map.
    expect(left.filter((line) => !line.startsWith("public.consents:"))).toEqual([]);
    expect(await tablesWith(world.db, ["traceless", "2005-03-17", life.name, life.email])).toEqual([]);
  });

  /** Puts a word of its own into every column of text that holds something of the person; returns the columns. */
  async function markEveryColumn(subject: string): Promise<string[]> {
    const { db, close } = openDb(world.ownerUrl, { max: 1, applicationName: "test" });
    const { rows } = await db.execute<{ name: string; type: string }>(sql`
      select table_schema || '.' || table_name || '.' || column_name as name, udt_name as type
      from information_schema.columns where table_schema in ('public', 'sensitive')`);
    const types = new Map(rows.map(({ name, type }) => [name, type]));
    const marked: string[] = [];
    for (const entry of dataMap) {
      if ("left" in entry.own || "kept" in entry.erasure) continue;
      const where = entry.own.parts[0]!.rows.replaceAll(":subject", `'${subject}'`);
      for (const { column, class: one } of columnsOf(entry)) {
        const name = `${entry.table}.${column}`;
        // By these their rows are found.
        if (one === "none" || ["user_name", "email", "recipient", "payload"].includes(column)) continue;
        // Yes, talk or no: a word of the program.
        if (name === "public.applications.decision") continue;
        if (types.get(name) !== "text") continue;
        const set = `'trace-of-${name}-' || gen_random_uuid()`;
        const done = await db
          .transaction((tx) => tx.execute(sql.raw(`update ${entry.table} set ${column} = ${set} where ${where}`)))
          .then(({ rowCount }) => (rowCount ?? 0) > 0)
          .catch(() => false); // a closed list of words: what it holds is no word of the person's
        if (done) marked.push(name);
      }
    }
    await close();
    return marked;
  }

  it("refuses an adult whom others depend on, with the reason, until that is settled", async () => {
    const mentor = (await livedHere(world, "with-mentor")).mentor;
    expect(await mentor(getMyErasure)).toEqual({ dueAt: null, duty: "running_matches" });
    await expect(ask(mentor, "now")).rejects.toMatchObject({ code: "duty_runs" });
    await world.db
      .update(mentorAssignments)
      .set({ endedAt: world.clock.now() })
      .where(eq(mentorAssignments.mentorId, mentor.id));
    expect(await mentor(getMyErasure)).toEqual({ dueAt: null, duty: null });
    expect(await ask(mentor, "now")).toEqual({ dueAt: null });
    expect(await tablesWith(world.db, [mentor.userName])).toEqual([]);

    const partner = (await livedHere(world, "with-partner")).partner;
    expect(await partner(getMyErasure)).toEqual({ dueAt: null, duty: "open_postings" });
    const colleague = await world.as("partner", { organisationId: partner.organisationId ?? "" });
    expect(await partner(getMyErasure)).toEqual({ dueAt: null, duty: null });
    await ask(colleague, "later");
    expect(await partner(getMyErasure)).toEqual({ dueAt: null, duty: "open_postings" });
  });

  it("keeps the last administrator, and hides who leaves from the others", async () => {
    const [one, two] = [await world.as("admin"), await world.as("admin")];
    await ask(two, "later");
    const { items } = await one(listAccounts, { query: { q: two.userName } });
    expect(items).toEqual([]);
    expect(await one(getMyErasure)).toEqual({ dueAt: null, duty: "last_admin" });
    await two(takeBackErasure);
    const outcomes = await Promise.allSettled([ask(one, "now"), ask(two, "now")]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("is entered by staff of the own charity for who asked on paper, by name, and for nobody else", async () => {
    const { youth, staff } = await livedHere(world, "by-paper");
    const params = { youthId: youth.id };
    const elsewhere = await world.as("staff", { account: { tenantId: (await world.make.otherTenant()).id } });
    const body = { via: "paper", when: "later" } as const;
    await expect(elsewhere(eraseYouth, { params, body })).rejects.toMatchObject(notFound);
    const { dueAt } = await staff(eraseYouth, { params, body });
    expect(dueAt).not.toBeNull();
    await expect(staff(eraseYouth, { params, body })).rejects.toMatchObject(notFound);
    const trail = await world.db
      .select({ by: auditEntries.actorId, detail: auditEntries.detail })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, youth.id), eq(auditEntries.act, "erasure.ask")));
    expect(trail).toEqual([{ by: staff.id, detail: { via: "paper", when: "later" } }]);
    // Every session has ended; who changes their mind signs in.
    await expect(youth(getMe)).rejects.toMatchObject({ code: "unauthenticated" });
    const back = await world.visitor()(signIn, { body: { login: youth.userName, password: madePassword } });
    expect(back.me.leavesAt).toBe(dueAt);
  });

  it("is done by the operator program, and taken back", async () => {
    const youth = await world.as("youth");
    const run = async (...argv: string[]) => {
      const said: string[] = [];
      const env = {
        DATABASE_URL: world.deps.config.databaseUrl,
        DATABASE_OWNER_URL: world.ownerUrl,
        JWT_SECRET: "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
        POSOKA_KEYS: `test:${"0123456789abcdef".repeat(4)}`,
      };
      const code = await runCli(argv, env, {
        out: (line) => void said.push(line),
        say: (line) => void said.push(line),
      });
      return { code, said: said.at(-1) };
    };
    expect(await run("erase", "nobody-0000")).toMatchObject({ code: 1 });
    expect(await run("erase", youth.userName)).toMatchObject({ code: 0 });
    expect(await youth(getMe).catch((error: { code: string }) => error.code)).toBe("unauthenticated");
    expect(await run("erase", youth.userName)).toMatchObject({ code: 1 });
    expect(await run("erase", youth.userName, "--take-back")).toMatchObject({
      code: 0,
      said: `${youth.userName} stays`,
    });
    expect(await run("erase", youth.userName, "--take-back")).toMatchObject({ code: 1 });
    expect(await run("erase", youth.userName, "--now")).toMatchObject({ code: 0, said: `${youth.userName} is erased` });
    expect(await run("erase", youth.userName, "--now")).toMatchObject({ code: 1 });
    expect(await run("erase", "a", "b")).toMatchObject({ code: 2 });
  });
});
