import { explain } from "@posoka/domain/matching/explain";
import { prepareQuery } from "@posoka/domain/matching/prepare";
import type { Hit } from "@posoka/domain/matching/results";
import type { OpeningRow } from "@posoka/domain/matching/rows";
import { createLanguageBits } from "../columnar/requirements.ts";
import { createSkillNumbers, type SkillNumbers } from "../columnar/skill-numbers.ts";
import { type IndexOptions, matchContext } from "../person.ts";
import type { Change, MatchIndex } from "../port.ts";
import { openingRecord, personRecord } from "./records.ts";
import { createTables, type SqlClient, type Storage } from "./tables.ts";
import { topCandidatesSql } from "./top-candidates.ts";
import { topOpeningsSql } from "./top-openings.ts";

const batch = 1000;

/**
 * The same answers by plain SQL on PostgreSQL: the second oracle, and enough below 10,000 openings.
 *
 * @param client one connection, which the index keeps to itself while it lives; its tables are made here
 */
export async function openSqlIndex(
  client: SqlClient,
  options: IndexOptions & { readonly storage?: Storage } = {},
): Promise<MatchIndex> {
  const context = { match: matchContext(options), numbers: createSkillNumbers(), languages: createLanguageBits() };
  let epoch = 0n;
  await client.query(createTables(options.storage ?? "temp"));

  const fill = async (table: string, records: readonly Record<string, unknown>[]): Promise<void> => {
    for (let from = 0; from < records.length; from += batch) {
      const json = JSON.stringify(records.slice(from, from + batch));
      await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`, [
        json,
      ]);
    }
  };
  const remove = async (table: string, ids: readonly string[]): Promise<void> => {
    if (ids.length > 0) await client.query(`delete from ${table} where id = any($1::uuid[])`, [ids]);
  };
  const rowsOf = async (ids: readonly string[]): Promise<Map<string, OpeningRow>> => {
    const { rows } = await client.query("select id, row from match_rows where id = any($1::uuid[])", [ids]);
    return new Map(rows.map(({ id, row }) => [id as string, row as OpeningRow]));
  };

  return {
    epoch: async () => epoch,
    async apply(changes) {
      const fresh = changes.filter((change) => change.epoch > epoch);
      const last = lastPerId(fresh);
      const openings = [...last.values()].flatMap((change) => (change.type === "opening" ? [change.row] : []));
      const people = [...last.values()].flatMap((change) => (change.type === "person" ? [change.row] : []));
      const touched = (types: readonly Change["type"][]) =>
        [...last.values()].filter(({ type }) => types.includes(type)).map(idOf);
      const openingIds = touched(["opening", "opening_gone"]);
      await client.query("begin");
      await remove("match_openings", openingIds);
      await remove("match_rows", openingIds);
      await remove("match_people", touched(["person", "person_gone"]));
      await fill(
        "match_openings",
        openings.map((row) => openingRecord(row, context)),
      );
      await fill(
        "match_rows",
        openings.map((row) => ({ id: row.id, row })),
      );
      await fill(
        "match_people",
        people.map((row) => personRecord(row, context)),
      );
      await client.query("commit");
      for (const table of ["match_openings", "match_people"]) await client.query(`analyze ${table}`);
      epoch = fresh.reduce((highest, change) => (change.epoch > highest ? change.epoch : highest), epoch);
    },
    async topOpenings(query, { k }) {
      const person = prepareQuery(query, context.match);
      const credit = creditTable(person.credit, context.numbers);
      const statement = topOpeningsSql(person, credit, k, context);
      return statement ? hitsOf((await client.query(statement.text, statement.values)).rows) : [];
    },
    async topCandidates(openingId, at) {
      const row = (await rowsOf([openingId])).get(openingId);
      if (!row?.active || row.kind === "visit" || (row.closesAt !== null && row.closesAt <= at.now)) return [];
      const { text, values } = topCandidatesSql(row, at, context);
      return hitsOf((await client.query(text, values)).rows);
    },
    async explain(query, ids) {
      const person = prepareQuery(query, context.match);
      const rows = await rowsOf(ids);
      return ids.flatMap((id) => {
        const row = rows.get(id);
        return row ? [explain(person, row, context.match)] : [];
      });
    },
  };
}

function idOf(change: Change): string {
  return change.type === "opening" || change.type === "person" ? change.row.id : change.id;
}

/** Only the last word on an id counts; people and openings never share one. */
function lastPerId(changes: readonly Change[]): Map<string, Change> {
  return new Map(changes.map((change) => [idOf(change), change]));
}

function hitsOf(rows: readonly Record<string, unknown>[]): Hit[] {
  return rows.map(({ id, score }) => ({ id: id as string, score: (score as number) < 0 ? null : (score as number) }));
}

/** Percent by skill number, one byte each; skills that no opening names fall out. */
function creditTable(credit: ReadonlyMap<string, number>, numbers: SkillNumbers): Uint8Array {
  const table = new Uint8Array(numbers.size());
  for (const [id, percent] of credit) table[numbers.find(id)] = percent;
  table[0] = 0;
  return table;
}
