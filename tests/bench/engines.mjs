import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createColumnarIndex } from "@posoka/match-index/columnar/columnar-index";
import { createNaiveIndex } from "@posoka/match-index/naive-index";
import { asQuery } from "@posoka/match-index/person";
import { openSqlIndex } from "@posoka/match-index/sql/sql-index";
import { openDatabase } from "./postgres.mjs";

/** All engines, filled with the same rows. `calls` is how many queries a round can afford. */
export async function openEngines(market, { sql, say }) {
  const options = { relations: market.relations };
  const database = sql ? await openDatabase() : null;
  const engines = [
    { name: "columnar", calls: 300, index: createColumnarIndex(options) },
    { name: "objects", calls: 4, index: createNaiveIndex(options) },
    ...(database
      ? [{ name: "sql", calls: 24, index: await openSqlIndex(database.client, { ...options, storage: "unlogged" }) }]
      : []),
  ];
  const changes = market.openings.map((row, place) => ({ epoch: BigInt(place + 1), type: "opening", row }));
  for (const { name, index } of engines) {
    const start = performance.now();
    await index.apply(changes);
    say(`built ${name} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
  return { engines, close: () => database?.close() };
}

export function queriesOf(market) {
  const queries = market.people.map((person) => asQuery(person, market));
  const commute = queries.filter((query) => query.place && query.reachKm !== null && query.reachKm > 0);
  return { all: queries, commute, anywhere: commute.map((query) => ({ ...query, reachKm: null })) };
}

/** @throws when an engine's top fifty differ from the objects' in an id or a score */
export async function checkSame(engines, queries) {
  const [first, ...others] = engines.toSorted((a, b) => Number(b.name === "objects") - Number(a.name === "objects"));
  for (const query of queries) {
    const wanted = await first.index.topOpenings(query, { k: 50 });
    for (const { index, name } of others)
      assert.deepEqual(await index.topOpenings(query, { k: 50 }), wanted, `${name} differs`);
  }
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

/** Milliseconds of each call; other people every round. Nobody pays for the garbage of the engine before. */
export async function timeCalls({ index }, queries, from, calls) {
  const times = [];
  collect();
  for (let call = 0; call < calls; call += 1) {
    const query = queries[(from + call) % queries.length];
    const start = performance.now();
    await index.topOpenings(query, { k: 50 });
    times.push(performance.now() - start);
  }
  return times;
}
