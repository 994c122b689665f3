import { addDays } from "@posoka/domain/calendar/dates";
import type { OpeningRow, YouthQuery } from "@posoka/domain/matching/rows";
import { createColumnarIndex } from "@posoka/match-index/columnar/columnar-index";
import { createNaiveIndex } from "@posoka/match-index/naive-index";
import { asQuery } from "@posoka/match-index/person";
import type { Change, MatchIndex } from "@posoka/match-index/port";
import { openSqlIndex } from "@posoka/match-index/sql/sql-index";
import { syntheticMarket } from "@posoka/match-index/synthetic/market";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ClonedDatabase, cloneDatabase } from "../../support/clone-database.ts";

const market = syntheticMarket(20_260_302, { openings: 4000, people: 400, skills: 600, occupations: 120, towns: 40 });
const at = { today: market.today, now: market.now };
const hundred = market.people.slice(0, 100);
const options = { relations: market.relations };

const opened = (rows: readonly OpeningRow[], from: bigint): Change[] =>
  rows.map((row, place) => ({ epoch: from + BigInt(place), type: "opening", row }));
const joined: Change[] = market.people.map((row, place) => ({ epoch: 10_000n + BigInt(place), type: "person", row }));

let database: ClonedDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await cloneDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

describe.each([
  { name: "columnar", open: async (): Promise<MatchIndex> => createColumnarIndex(options) },
  { name: "SQL", open: () => openSqlIndex(client, options) },
])("the $name index against the naive one", ({ open }) => {
  const oracle = createNaiveIndex(options);
  let index: MatchIndex;
  const both = async (changes: readonly Change[]) => {
    await oracle.apply(changes);
    await index.apply(changes);
  };
  /** The queries to which the index gives another list than the oracle does. */
  const differing = async (queries: readonly YouthQuery[], k = 50): Promise<YouthQuery[]> => {
    const found: YouthQuery[] = [];
    for (const query of queries) {
      const [own, wanted] = [await index.topOpenings(query, { k }), await oracle.topOpenings(query, { k })];
      if (JSON.stringify(own) !== JSON.stringify(wanted)) found.push(query);
    }
    return found;
  };

  beforeAll(async () => {
    index = await open();
    await both([...opened(market.openings, 1n), ...joined]);
  });

  it("gives the same fifty openings and scores to a hundred people", async () => {
    expect(hundred.some((person) => person.birthDate > addDays(market.today, -16 * 365))).toBe(true);
    expect(hundred.some((person) => person.reachKm === 0)).toBe(true);
    expect(hundred.some((person) => person.skills.length === 0)).toBe(true);
    const lists = await Promise.all(hundred.map((person) => oracle.topOpenings(asQuery(person, at), { k: 50 })));
    const tied = lists.filter((list) => list.some((hit, place) => hit.score === list[place + 1]?.score));
    expect(tied.length).toBeGreaterThan(50);
    expect(await differing(hundred.map((person) => asQuery(person, at)))).toEqual([]);
  });

  it("agrees for people without a place, without limits, with one kind and with hidden openings", async () => {
    const some = hundred.slice(0, 12).map((person) => asQuery(person, at));
    const hidden = (await oracle.topOpenings(some[0] as YouthQuery, { k: 20 })).map((hit) => hit.id);
    expect(await differing(some.map((query) => ({ ...query, place: null })))).toEqual([]);
    expect(
      await differing(
        some.map((query) => ({ ...query, reachKm: null, schedule: 0, wishes: 0, birthDate: "1999-02-28" })),
      ),
    ).toEqual([]);
    expect(
      await differing(some.map((query) => ({ ...query, reachKm: null, kinds: ["visit", "training"] as const }))),
    ).toEqual([]);
    expect(await differing(some.map((query) => ({ ...query, kinds: [] })))).toEqual([]);
    expect(await differing(some.map((query) => ({ ...query, hidden })))).toEqual([]);
  });

  it("agrees whatever the length of the list", async () => {
    const query = { ...asQuery(hundred[3] as (typeof hundred)[number], at), reachKm: null };
    for (const k of [1, 2, 7, 1000, 5000]) expect(await differing([query], k)).toEqual([]);
  });

  it("ranks the same people for an opening", async () => {
    for (const { id } of market.openings.filter((_, place) => place % 40 === 0)) {
      expect(await index.topCandidates(id, { k: 50, ...at })).toEqual(await oracle.topCandidates(id, { k: 50, ...at }));
    }
    expect(await index.topCandidates("00000000-0000-4000-8000-000000000000", { k: 5, ...at })).toEqual([]);
  });

  it("explains the same pairs in the same words", async () => {
    const query = asQuery(hundred[5] as (typeof hundred)[number], at);
    const ids = market.openings.slice(0, 60).map((row) => row.id);
    expect(await index.explain(query, ids)).toEqual(await oracle.explain(query, ids));
  });

  it("follows changes, forgets what is gone and takes no change twice", async () => {
    const moved = market.openings
      .slice(0, 300)
      .map((row) => ({ ...row, active: true, minEducation: 0, remote: !row.remote }));
    const gone = market.openings
      .slice(300, 500)
      .map((row, place) => ({ epoch: 21_000n + BigInt(place), type: "opening_gone", id: row.id }) as const);
    await both([...opened(moved, 20_000n), ...gone]);
    await both(opened(market.openings.slice(300, 310), 30_000n));
    await both([{ epoch: 12n, type: "opening_gone", id: (moved[0] as OpeningRow).id }]);
    expect(await index.epoch()).toBe(30_009n);
    expect(await differing(hundred.slice(0, 40).map((person) => asQuery(person, at)))).toEqual([]);
    await both(
      opened(
        market.openings.map((row) => ({ ...row, answering: 50 })),
        40_000n,
      ),
    );
    expect(await differing(hundred.slice(0, 40).map((person) => asQuery(person, at)))).toEqual([]);
  });
});
