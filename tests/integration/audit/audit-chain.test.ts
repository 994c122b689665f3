import { runCli } from "@posoka/api/cli";
import { writeKeyring } from "@posoka/api/crypto/seal";
import { recordOperator } from "@posoka/api/modules/audit/service";
import { sealTrail } from "@posoka/api/modules/audit/seal-trail";
import { verifyTrail } from "@posoka/api/modules/audit/verify-trail";
import { startWorker } from "@posoka/api/worker";
import { type Db, openDb } from "@posoka/db/client";
import { auditSeals, auditUnsealed } from "@posoka/db/schema/trust";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../support/world.ts";

describe("the trail of who did what", () => {
  let world: World;
  let owner: Db;
  let close: () => Promise<void>;
  beforeAll(async () => {
    world = await openWorld();
    ({ db: owner, close } = openDb(world.ownerUrl, { max: 2, applicationName: "test" }));
  });
  afterAll(async () => {
    await close();
    await world.close();
  });
  beforeEach(async () => {
    await owner.execute(sql`truncate audit_entries, audit_seals, audit_unsealed`);
    world.clock.set("2026-03-10T10:00:00.000Z");
  });

  const write = (count = 1, detail: Record<string, string> = { word: 'я, "x": {}' }) =>
    world.db.transaction(async (tx) => {
      for (let at = 0; at < count; at += 1)
        await recordOperator(tx, "profile.save", { kind: "test", id: String(at) }, world.clock.now(), detail);
    });
  const ids = async (): Promise<number[]> => {
    const { rows } = await owner.execute<{ id: string }>(sql`select id from audit_entries order by id`);
    return rows.map(({ id }) => Number(id));
  };
  const verify = () => verifyTrail(world.db, world.deps.config.keys);
  /** Three blocks of two rows. */
  async function sealedTrail(): Promise<number[]> {
    for (let block = 0; block < 3; block += 1) {
      await write(2);
      expect(await sealTrail(world.deps)).toBe(2);
    }
    return ids();
  }
  const editable = (statement: ReturnType<typeof sql>) => owner.execute(statement);

  it("is hashed in the transaction, whatever the writer says, and whole when nobody touched it", async () => {
    await sealedTrail();
    await world.db
      .execute(sql`insert into audit_entries (actor_role, act, subject_kind, subject_id, detail, request_id, at, hash)
      values ('x', 'x', 'x', 'x', '{"b": 1, "a": [true, null]}', 'x', ${world.clock.now().toISOString()}, '\\xff')`);
    expect(await verify()).toMatchObject({ entries: 7, waiting: 1, seals: 3, faults: [] });
    await sealTrail(world.deps);
    expect(await verify()).toMatchObject({ entries: 7, waiting: 0, seals: 4, faults: [] });
  });

  it.each([
    ["act", sql`act = 'other'`],
    ["actor", sql`actor_id = gen_random_uuid()`],
    ["actor_role", sql`actor_role = 'admin'`],
    ["tenant", sql`tenant_id = gen_random_uuid()`],
    ["subject", sql`subject_id = '7'`],
    ["kind", sql`subject_kind = 'other'`],
    ["detail", sql`detail = '{}'`],
    ["request", sql`request_id = ''`],
    ["moment", sql`at = at + interval '1 ms'`],
    ["hash", sql`hash = '\\x00'`],
  ])("shows a row whose %s was edited by the owner of the tables", async (_, change) => {
    const [, second] = await sealedTrail();
    await editable(sql`update audit_entries set ${change} where id = ${second}`);
    expect((await verify()).faults).toEqual([{ what: "entry", id: second, how: "edited" }]);
  });

  it("shows an edited row also when its hash was written anew, and the block when that was too", async () => {
    const [, , third] = await sealedTrail();
    await editable(sql`update audit_entries set act = 'other' where id = ${third}`);
    await editable(sql`update audit_entries e set hash = audit_entry_hash(e) where id = ${third}`);
    expect((await verify()).faults).toEqual([{ what: "entry", id: third, how: "edited" }]);
    await editable(sql`update audit_seals s set entry_hashes =
      (select string_agg(e.hash, ''::bytea order by e.id) from audit_entries e where e.id = any(s.entry_ids))`);
    const { faults } = await verify();
    expect(faults).toMatchObject([{ what: "seal", how: "broken" }]);
  });

  it("shows deleted rows and blocks", async () => {
    const all = await sealedTrail();
    await editable(sql`delete from audit_entries where id = ${all[3]}`);
    expect((await verify()).faults).toEqual([{ what: "entry", id: all[3], how: "deleted" }]);
    await editable(sql`delete from audit_seals where entry_ids @> array[${all[2]}]::bigint[]`);
    expect((await verify()).faults).toMatchObject([
      { what: "seal", how: "broken" },
      { what: "entry", id: all[2], how: "inserted" },
    ]);
  });

  it("shows a trail cut off at its end to whoever kept an earlier head", async () => {
    const all = await sealedTrail();
    const { head } = await verify();
    await editable(sql`delete from audit_seals where entry_ids @> array[${all[5]}]::bigint[]`);
    await editable(sql`delete from audit_entries where id in (${all[4]}, ${all[5]})`);
    expect((await verify()).faults).toEqual([]);
    expect(await verifyTrail(world.db, world.deps.config.keys, head)).toMatchObject({ containsExpected: false });
  });

  it("shows a row put in past the program, in the middle or at the end, and one dated back", async () => {
    await sealedTrail();
    const put = (id: number, at = world.clock.now().toISOString()) => sql`insert into audit_entries
      (id, actor_role, act, subject_kind, subject_id, detail, request_id, at) values (${id}, 'x', 'x', 'x', 'x', '{}', 'x', ${at})`;
    await editable(sql`alter table audit_entries disable trigger user`);
    await editable(put(0));
    await editable(put(999_999));
    await editable(sql`update audit_entries e set hash = audit_entry_hash(e) where id in (0, 999999)`);
    await editable(sql`alter table audit_entries enable trigger user`);
    expect((await verify()).faults).toEqual([
      { what: "entry", id: 0, how: "inserted" },
      { what: "entry", id: 999_999, how: "inserted" },
    ]);
    await editable(sql`delete from audit_entries where id in (0, 999999)`);
    await editable(put(888_888, "2026-03-09T10:00:00Z"));
    await sealTrail(world.deps);
    expect((await verify()).faults).toEqual([{ what: "entry", id: 888_888, how: "backdated" }]);
  });

  it("shows rows that were taken away before they were sealed, or out of the queue", async () => {
    await write(3);
    const [first, second] = await ids();
    await editable(sql`delete from audit_entries where id = ${first}`);
    await editable(sql`delete from audit_unsealed where entry_id = ${second}`);
    const faults = [
      { what: "entry", id: second, how: "inserted" },
      { what: "entry", id: first, how: "deleted" },
    ];
    expect((await verify()).faults).toEqual(faults);
    await sealTrail(world.deps);
    expect((await verify()).faults).toEqual(expect.arrayContaining(faults));
  });

  it("cannot be chained anew by who has the database but not the key", async () => {
    await sealedTrail();
    await editable(sql`delete from service_keys`);
    expect((await verify()).faults).toMatchObject([{ how: "no_key" }, { how: "no_key" }, { how: "no_key" }]);
    await editable(sql`truncate audit_entries, audit_seals, audit_unsealed`);
  });

  it("cannot be changed by the server's role", async () => {
    await sealedTrail();
    for (const statement of [
      sql`update audit_entries set act = 'x'`,
      sql`delete from audit_entries`,
      sql`truncate audit_entries`,
      sql`update audit_seals set hash = ''`,
      sql`delete from audit_seals`,
      sql`update erasures set at = now()`,
      sql`delete from erasures`,
      sql`alter table audit_entries disable trigger user`,
    ])
      await expect(world.db.execute(statement)).rejects.toMatchObject({ cause: { code: "42501" } });
  });

  it("is sealed in the order of commits, once, however many seal, and does not wait for a long transaction", async () => {
    let finish = (): void => undefined;
    const held = new Promise<void>((done) => (finish = done));
    let began = (): void => undefined;
    const inside = new Promise<void>((done) => (began = done));
    const long = world.db.transaction(async (tx) => {
      await recordOperator(tx, "profile.save", { kind: "test", id: "long" }, world.clock.now());
      began();
      await held;
    });
    await inside;
    await write(5);
    const sealed = await Promise.all(Array.from({ length: 6 }, () => sealTrail(world.deps)));
    expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(5);
    finish();
    await long;
    await sealTrail(world.deps);
    const [firstBlock, secondBlock] = await world.db.select().from(auditSeals).orderBy(auditSeals.id);
    expect(firstBlock?.entryIds).toHaveLength(5);
    // Begun first, with the lower id, but committed later.
    expect(secondBlock?.entryIds[0]).toBeLessThan(firstBlock?.entryIds[0] ?? 0);
    expect((await verify()).faults).toEqual([]);
  });

  it("is sealed by the worker within a second", async () => {
    const worker = startWorker(world.deps, { error: (detail) => expect.fail(JSON.stringify(detail)) });
    await write(2);
    let waited = 0;
    while ((await world.db.$count(auditUnsealed)) > 0 && waited < 100) {
      waited += 1;
      await new Promise((done) => setTimeout(done, 10));
    }
    await worker.stop();
    expect(await world.db.$count(auditUnsealed)).toBe(0);
  });

  it("is verified by the operator: code 0 whole, code 1 with the id of the row", async () => {
    const [, second] = await sealedTrail();
    const run = async (...argv: string[]) => {
      const out: string[] = [];
      const env = {
        DATABASE_URL: world.deps.config.databaseUrl,
        DATABASE_OWNER_URL: world.ownerUrl,
        JWT_SECRET: "0123456789abcdef".repeat(4),
        POSOKA_KEYS: writeKeyring(world.deps.config.keys),
      };
      const code = await runCli(["audit", "verify", ...argv], env, {
        out: (line) => void out.push(line),
        say: () => undefined,
      });
      return { code, out };
    };
    expect(await run()).toMatchObject({
      code: 0,
      out: [expect.stringMatching(/^6 rows, 3 blocks, 0 waiting, head [0-9a-f]{64}$/)],
    });
    expect((await run("--head", "00")).code).toBe(1);
    await editable(sql`update audit_entries set act = 'other' where id = ${second}`);
    const found = await run("--json");
    expect(found.code).toBe(1);
    expect(JSON.parse(found.out[0] ?? "")).toMatchObject({ faults: [{ what: "entry", id: second, how: "edited" }] });
    expect((await run()).out[1]).toBe(`row ${second} was changed after it was written`);
  });
});
