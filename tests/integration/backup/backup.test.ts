import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { runCli } from "@posoka/api/cli";
import { makeKey, open, seal, writeKeyring } from "@posoka/api/crypto/seal";
import { factorContext } from "@posoka/api/modules/accounts/service/prove-factor";
import { writeBackup } from "@posoka/api/modules/backup/write-backup";
import { sealTrail } from "@posoka/api/modules/audit/seal-trail";
import { recordOperator } from "@posoka/api/modules/audit/service";
import { eraseSubject } from "@posoka/api/modules/privacy/service/erase-subject";
import { namesOf } from "@posoka/api/modules/profiles/service/identities";
import { type Db, openDb } from "@posoka/db/client";
import { accountFactors } from "@posoka/db/schema/factors";
import { migrate } from "@posoka/db/migrate";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allText, tablesWith } from "../../support/all-text.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

describe("a backup", () => {
  let world: World;
  let folder: string;
  let youth: Person;
  let empty: Awaited<ReturnType<typeof openFresh>>;
  const file = (name: string): string => join(folder, name);
  beforeAll(async () => {
    world = await openWorld();
    empty = await openFresh();
    folder = mkdtempSync(join(tmpdir(), "posoka-backup-"));
    youth = await world.as("youth", { name: "Име в архива" });
    await world.db.transaction((tx) => recordOperator(tx, "account.create", { kind: "t", id: "1" }, new Date()));
    await sealTrail(world.deps);
    mkdirSync(file("files/ab"), { recursive: true });
    writeFileSync(file("files/ab/cdef"), "съдържание");
    writeFileSync(file("files/empty"), "");
    const { code } = await run(world.ownerUrl, [
      "backup",
      "--to",
      file("one"),
      "--keys-to",
      file("keys"),
      "--files",
      file("files"),
    ]);
    if (code !== 0) throw new Error("no backup to test with");
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await empty.close();
    await world.close();
  });

  async function run(ownerUrl: string, argv: string[], ring = world.deps.config.keys) {
    const [out, said]: [string[], string[]] = [[], []];
    const env = {
      DATABASE_URL: ownerUrl,
      DATABASE_OWNER_URL: ownerUrl,
      JWT_SECRET: "0123456789abcdef".repeat(4),
      POSOKA_KEYS: writeKeyring(ring),
    };
    const code = await runCli(argv, env, { out: (line) => void out.push(line), say: (line) => void said.push(line) });
    return { code, out, said };
  }

  /** A migrated database without a row. */
  async function openFresh() {
    const { ownerUrl, drop } = await freshDatabase();
    await migrate(ownerUrl);
    const { db, close } = openDb(ownerUrl, { max: 2, applicationName: "test" });
    return { ownerUrl, db, close: () => close().then(drop) };
  }

  async function inFresh(work: (ownerUrl: string, db: Db) => Promise<void>): Promise<void> {
    const fresh = await openFresh();
    try {
      await work(fresh.ownerUrl, fresh.db);
    } finally {
      await fresh.close();
    }
  }

  /**
   * What the operator is told when a restore is refused; says so when it was not, or left something behind. All share
   * one empty database, which no refusal may change.
   */
  async function refusal(argv: string[], ring = world.deps.config.keys): Promise<string> {
    const before = await allText(empty.db);
    const { code, said, out } = await run(empty.ownerUrl, argv, ring);
    const unchanged = isDeepStrictEqual(await allText(empty.db), before) && !existsSync(file("restored"));
    const isClear = code === 1 && out.length === 0 && said.length === 1;
    const told =
      isClear && unchanged ? (said[0] ?? "") : `not refused: ${JSON.stringify({ code, out, said, unchanged })}`;
    return told.replace("Refused, nothing was changed. ", "refused: ");
  }

  const restoring = (name: string) => [
    "restore",
    file(name),
    "--keys",
    file("keys"),
    "--erasures",
    "none",
    "--files",
    file("restored"),
  ];

  it("is one file for its owner alone, without any key, and the keys another", () => {
    expect(statSync(file("one")).mode & 0o777).toBe(0o600);
    expect(statSync(file("keys")).mode & 0o777).toBe(0o600);
    const keys = JSON.parse(readFileSync(file("keys"), "utf8")) as { person: Record<string, string>; ring: string };
    expect(keys.person[youth.id]).toMatch(/^v1\./);
    expect(keys.ring).toBe(writeKeyring(world.deps.config.keys));
  });

  it("is verified byte by byte", async () => {
    expect(await run(world.ownerUrl, ["verify", file("one")])).toMatchObject({
      code: 0,
      out: [expect.stringMatching(/rows, 2 files$/)],
    });
    const whole = readFileSync(file("one"));
    // Every byte of the beginning and of the end, and one here and there between.
    const places = [...Array(40).keys(), ...Array.from({ length: 40 }, (_, at) => whole.length - 1 - at)];
    for (let at = 0; at < 40; at += 1) places.push(Math.floor((whole.length * (at + 0.5)) / 40));
    for (const place of places) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      writeFileSync(file("changed"), changed);
      const { code, said } = await run(world.ownerUrl, ["verify", file("changed")]);
      expect([code, said.length], `byte ${place}`).toEqual([1, 1]);
    }
  });

  it("is refused with one byte changed, cut off, with a byte too many, or when it is something else, and nothing changes", async () => {
    const whole = readFileSync(file("one"));
    const changed = Buffer.from(whole);
    const middle = Math.floor(whole.length / 2);
    changed.writeUInt8(changed.readUInt8(middle) ^ 1, middle);
    writeFileSync(file("changed"), changed);
    expect(await refusal(restoring("changed"))).toMatch(/^refused: .*was changed after it was written/);
    writeFileSync(file("longer"), Buffer.concat([whole, Buffer.from("x")]));
    expect(await refusal(restoring("longer"))).toMatch(/^refused: .*was changed/);
    for (const length of [whole.length - 1, middle, 20, 3, 0]) {
      writeFileSync(file("short"), whole);
      truncateSync(file("short"), length);
      expect(await refusal(restoring("short"))).toMatch(/^refused: .*is cut off/);
    }
    writeFileSync(file("other"), "PK\u0003\u0004".repeat(100));
    expect(await refusal(restoring("other"))).toMatch(/^refused: .*not a backup/);
    expect(await refusal(restoring("missing"))).toMatch(/^refused: .*Cannot read/);
  });

  it("is refused by an older version, a newer one, and a database that somebody uses", async () => {
    const { db: owner, close } = openDb(world.ownerUrl, { max: 1, applicationName: "test" });
    const config = { ...world.deps.config, databaseOwnerUrl: world.ownerUrl };
    const written = (name: string) => writeBackup({ config, path: file(name), at: new Date("2020-01-01T00:00:00Z") });
    const [last] = (
      await owner.execute<{ hash: string; created_at: string }>(sql`
      delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations) returning *`)
    ).rows;
    const put = (hash: string) =>
      owner.execute(
        sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${last!.created_at})`,
      );
    await written("older");
    await put("another");
    await written("alien");
    await owner.execute(sql`delete from drizzle.__drizzle_migrations where hash = 'another'`);
    await put(last!.hash);
    await put("the next");
    await written("newer");
    await owner.execute(sql`delete from drizzle.__drizzle_migrations where hash = 'the next'`);
    await close();
    expect(await refusal(restoring("newer"))).toMatch(/^refused: .*of a newer version of Posoka: update first/);
    expect(await refusal(restoring("older"))).toMatch(/^refused: .*of an older version/);
    expect(await refusal(restoring("alien"))).toMatch(/^refused: .*another line/);
    await empty.db.execute(sql`insert into tenants (slug, name) values ('t', 't')`);
    await empty.db.execute(
      sql`insert into accounts (tenant_id, user_name, display_name) select id, 'x', 'x' from tenants`,
    );
    const used = await refusal(restoring("one"));
    await empty.db.execute(sql`delete from accounts`);
    await empty.db.execute(sql`delete from tenants`);
    expect(used).toMatch(/^refused: .*not empty/);
  });

  it("needs its keys, which must not be older, and a word about erasures", async () => {
    const old = {
      ...(JSON.parse(readFileSync(file("keys"), "utf8")) as object),
      exportedAt: "2020-01-01T00:00:00.000Z",
    };
    writeFileSync(file("old-keys"), JSON.stringify(old));
    expect(await refusal(restoring("one").with(3, file("old-keys")))).toMatch(/^refused: .*keys are older/);
    writeFileSync(file("no-keys"), "{}");
    expect(await refusal(restoring("one").with(3, file("no-keys")))).toMatch(/^refused: .*not a file of keys/);
    expect(await refusal(restoring("one").slice(0, 6))).toMatch(/^refused: .*holds 2 files/);
    expect((await run(world.ownerUrl, restoring("one").slice(0, 4))).code).toBe(2);
    expect((await run(world.ownerUrl, ["restore", file("one")])).code).toBe(2);
  });

  it("comes back whole under a new key, with nobody signed in, and erases again who was erased since", async () => {
    const gone = await world.as("youth", { name: "Изтритата Личност", account: { email: "gone@example.org" } });
    await run(world.ownerUrl, ["backup", "--to", file("two")]);
    await world.db.transaction((tx) => eraseSubject(tx, gone.id, world.clock.now()));
    await run(world.ownerUrl, ["keys", "export", "--to", file("keys-two")]);
    await run(world.ownerUrl, ["erasures", "export", "--to", file("ledger")]);
    const ring = new Map([makeKey()]);
    await inFresh(async (ownerUrl, db) => {
      // The keys of before the erasure, and the ledger of today: the ledger is enough.
      const keys = JSON.parse(readFileSync(file("keys-two"), "utf8")) as { erasures: unknown[] };
      writeFileSync(file("keys-three"), JSON.stringify({ ...keys, erasures: [] }));
      const argv = ["restore", file("two"), "--keys", file("keys-three"), "--erasures", file("ledger")];
      const { code, out, said } = await run(ownerUrl, argv, ring);
      expect([code, said.length]).toEqual([0, 1]);
      expect(out[0]).toMatch(/; 1 erased again$/);
      expect(await tablesWith(db, ["gone@example.org", gone.userName])).toEqual([]);
      expect((await namesOf(db, ring, [youth.id, gone.id])).get(youth.id)).toBe("Име в архива");
      // The ledger keeps the day of the erasure; the trail is dated as it is written, or it would look slipped in.
      const { rows: dates } = await db.execute<{ erased: boolean; traced: boolean }>(sql`
        select l.at = ${world.clock.now().toISOString()}::timestamptz as erased, e.at = r.at as traced
        from erasures l join audit_entries e on e.subject_id = l.subject_id::text and e.act = 'subject.erase'
        join audit_entries r on r.act = 'backup.restore' where l.subject_id = ${gone.id}`);
      expect(dates).toEqual([{ erased: true, traced: true }]);
      const { rows } = await db.execute(sql`select from sessions where revoked_at is null`);
      expect(rows).toEqual([]);
      expect((await run(ownerUrl, ["audit", "verify"], ring)).code).toBe(0);
      // A new row takes a new number.
      await db.transaction((tx) => recordOperator(tx, "account.disable", { kind: "t", id: "2" }, new Date()));
      // Again: the place is no longer empty.
      const again = await run(ownerUrl, argv, ring);
      expect([again.code, again.said[0]]).toEqual([1, expect.stringMatching(/not empty/)]);
    });
  });

  it("puts files in their place once, also where a restore that was killed left a half of them", async () => {
    mkdirSync(file("kept.part/ab"), { recursive: true });
    writeFileSync(file("kept.part/ab/cdef"), "съд");
    await inFresh(async (ownerUrl) => {
      expect(await run(ownerUrl, restoring("one").with(-1, file("kept")))).toMatchObject({ code: 0 });
    });
    expect(readFileSync(file("kept/ab/cdef"), "utf8")).toBe("съдържание");
    expect(existsSync(file("kept.part"))).toBe(false);
  });

  it("leaves a person unreadable whose key is in no file any more", async () => {
    const gone = await world.as("youth", { name: "Без Ключ" });
    await run(world.ownerUrl, ["backup", "--to", file("four"), "--keys-to", file("keys-four")]);
    const keys = JSON.parse(readFileSync(file("keys-four"), "utf8")) as { person: Record<string, string> };
    delete keys.person[gone.id];
    writeFileSync(file("keys-five"), JSON.stringify(keys));
    await inFresh(async (ownerUrl, db) => {
      const argv = ["restore", file("four"), "--keys", file("keys-five"), "--erasures", "none"];
      const { code, said } = await run(ownerUrl, argv);
      expect([code, said[0]]).toEqual([0, expect.stringMatching(/^1 people have no key/)]);
      expect([...(await namesOf(db, world.deps.config.keys, [gone.id]))]).toEqual([]);
    });
  });

  it("of before a rotation names the key that is missing, and comes back with it", async () => {
    const [old, fresh, other] = [world.deps.config.keys, new Map([makeKey()]), new Map([makeKey()])];
    await world.db
      .insert(accountFactors)
      .values({ accountId: youth.id, secret: seal("s", old, factorContext(youth.id)), enrolledAt: new Date() });
    await run(world.ownerUrl, ["backup", "--to", file("six")]);
    await run(world.ownerUrl, ["keys", "rotate"], new Map([...fresh, ...old]));
    await run(world.ownerUrl, ["keys", "export", "--to", file("keys-six")], fresh);
    await run(world.ownerUrl, ["keys", "rotate"], new Map([...old, ...fresh]));
    const argv = ["restore", file("six"), "--keys", file("keys-six"), "--erasures", "none"];
    const [[oldId] = [""]] = [[...old.keys()]];
    expect(await refusal(argv, other)).toMatch(new RegExp(`^refused: .*sealed with the key ${oldId},`));
    await inFresh(async (ownerUrl, db) => {
      expect((await run(ownerUrl, argv, new Map([...other, ...old]))).code).toBe(0);
      const [factor] = await db.select().from(accountFactors).where(eq(accountFactors.accountId, youth.id));
      expect(open(factor?.secret ?? "", other, factorContext(youth.id))).toBe("s");
    });
  });

  it("brings the stored files back", async () => {
    await inFresh(async (ownerUrl) => {
      expect((await run(ownerUrl, restoring("one"))).code).toBe(0);
      expect(readFileSync(file("restored/ab/cdef"), "utf8")).toBe("съдържание");
      expect(statSync(file("restored/empty")).size).toBe(0);
    });
  });
});
