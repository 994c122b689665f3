import { randomInt } from "node:crypto";
import type { Db } from "@posoka/db/client";
import { urlOf } from "@posoka/schema/client";
import type { Contract } from "@posoka/schema/route";
import { sql } from "drizzle-orm";
import type { World } from "../support/world.ts";
import type { Call } from "./cells.ts";
import type { Relation, Stage } from "./stage.ts";

export type Answer = { status: number; text: string };

/** One call as it travels, from an address of its own, so that limits of one do not touch another. */
export async function send(world: World, stage: Stage, by: Relation, contract: Contract, call: Call): Promise<Answer> {
  const token = by === "guest" ? undefined : stage.people[by].token();
  const answer = await world.app.inject({
    method: contract.method,
    url: urlOf(contract.path, call),
    remoteAddress: `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`,
    headers: { "user-agent": "posoka-test", ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    ...(contract.method === "GET" ? {} : { payload: call.body ?? {} }),
  });
  return { status: answer.statusCode, text: answer.payload };
}

/** What a refusal says without its own number, and how long it is: two that must not be told apart are equal here. */
export function wordsOf({ status, text }: Answer): string {
  return `${status} ${text.length} ${text.replace(/"requestId":"[^"]*"/, "")}`;
}

// A refused sign-in is counted and leaves its trace: that is what it is for.
const traces = sql`where act not in ('session.refused', 'attempts.limited')`;

/** A sum over every row of every table but what counts attempts and what waits to be chained: equal before and after means nothing changed. */
export async function fingerprint(db: Db): Promise<string> {
  const tables = await db.execute<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'sensitive') and tablename not in ('attempt_counters', 'audit_unsealed') order by 1`);
  const parts = tables.rows.map(
    ({ name }) => sql`select ${name} as name, count(*) as n, coalesce(sum(hashtextextended(t::text, 7)), 0) as sum
      from ${sql.raw(name)} t ${name === "public.audit_entries" ? traces : sql``}`,
  );
  const { rows } = await db.execute(sql`${sql.join(parts, sql` union all `)} order by 1`);
  return JSON.stringify(rows);
}

/** The same over the rows that carry this young person's id: what a call by somebody else about themselves leaves alone. */
export async function fingerprintOf(db: Db, youthId: string): Promise<string> {
  const tables = await db.execute<{ name: string }>(sql`
    select format('%I.%I', table_schema, table_name) as name from information_schema.columns
    where table_schema in ('public', 'sensitive') and column_name = 'youth_id' order by 1`);
  const parts = tables.rows.map(
    ({ name }) => sql`select ${name} as name, coalesce(sum(hashtextextended(t::text, 7)), 0) as sum
      from ${sql.raw(name)} t where youth_id = ${youthId}`,
  );
  const { rows } = await db.execute(sql`${sql.join(parts, sql` union all `)} order by 1`);
  return JSON.stringify(rows);
}

/** The call with another id in one place. */
export function swapped(call: Call, part: "params" | "body", name: string, value: string): Call {
  return { ...call, [part]: { ...call[part], [name]: value } };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Ids by which a call names rows of people or of the own organisation. */
export function idsOf(call: Call, free: readonly string[] = []): ["params" | "body", string, string][] {
  return (["params", "body"] as const).flatMap((part) =>
    Object.entries(call[part] ?? {}).flatMap(([name, value]) =>
      typeof value === "string" && uuid.test(value) && !free.includes(name)
        ? [[part, name, value] as ["params" | "body", string, string]]
        : [],
    ),
  );
}
