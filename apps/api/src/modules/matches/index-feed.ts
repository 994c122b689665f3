import type { Db, Tx } from "@posoka/db/client";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { createColumnarIndex } from "@posoka/match-index/columnar/columnar-index";
import { matchContext } from "@posoka/match-index/person";
import type { Change, MatchIndex } from "@posoka/match-index/port";
import {
  catalogueMark,
  type Cursor,
  readAsMatching,
  readEvents,
  readOpeningFacts,
  readRelations,
  safePoint,
} from "./index-queries.ts";
import { type Feed, type Loaded, loadedOf, setLoaded } from "./loaded.ts";
import { type OpeningFacts, toOpeningRow } from "./opening-row.ts";

const lowest = "00000000-0000-0000-0000-000000000000";
const pageSize = 5000;

/**
 * The match index of this process, filled with every published opening of an approved partner or an outside source.
 * All reading happens as the role that sees nothing of who people are. The index that is returned stays the same
 * object; after an import of a catalogue `refreshIndex` fills a new one behind it.
 */
export async function openMatchIndex(db: Db, now: () => Date): Promise<MatchIndex> {
  let loaded = await load(db, now, 0n);
  const index: MatchIndex = {
    epoch: () => loaded.inner.epoch(),
    apply: (changes) => loaded.inner.apply(changes),
    topOpenings: (query, options) => loaded.inner.topOpenings(query, options),
    topCandidates: (openingId, options) => loaded.inner.topCandidates(openingId, options),
    explain: (query, ids) => loaded.inner.explain(query, ids),
  };
  setLoaded(index, { get: () => loaded, swap: (next) => (loaded = next), running: null });
  return index;
}

/** Brings the index up to the last decided transaction; calls at the same time share one run. */
export async function refreshIndex(deps: { db: Db; index: MatchIndex; now: () => Date }): Promise<void> {
  const feed = loadedOf(deps.index);
  if (!feed) return;
  // A run under way may have read before the caller's commit, so the caller needs the next one.
  if (feed.running) await feed.running.catch(() => undefined);
  feed.running ??= run(deps.db, deps.now, feed);
  await feed.running;
}

async function run(db: Db, now: () => Date, feed: Feed): Promise<void> {
  try {
    feed.swap(await refresh(db, now, feed.get()));
  } finally {
    feed.running = null;
  }
}

async function refresh(db: Db, now: () => Date, loaded: Loaded): Promise<Loaded> {
  if ((await catalogueMark(db)) !== loaded.catalogue) return load(db, now, loaded.epoch);
  for (;;) {
    const { events, rows, safe } = await asReader(db, async (tx) => {
      const found = await readEvents(tx, loaded.cursor, pageSize);
      const ids = [...new Set(found.map((event) => event.openingId))];
      const facts = ids.length === 0 ? [] : await readOpeningFacts(tx, { ids }, sofiaDate(now()));
      return { events: found, rows: facts, safe: await safePoint(tx) };
    });
    if (events.length > 0) await applyEvents(loaded, events, rows);
    const last = events.at(-1);
    const more = events.length === pageSize;
    // Past everything decided, so that rows for others than the index are not read again and again.
    loaded.cursor = more && last ? { tx: last.tx, id: last.id } : { tx: safe, id: 0 };
    if (!more) return loaded;
  }
}

async function applyEvents(
  loaded: Loaded,
  events: readonly { openingId: string }[],
  rows: readonly OpeningFacts[],
): Promise<void> {
  const known = new Map(rows.filter((row) => row.listed).map((row) => [row.id, toOpeningRow(row)]));
  const changes = [...new Set(events.map((event) => event.openingId))].map((id): Change => {
    loaded.epoch += 1n;
    const row = known.get(id);
    if (row) loaded.rows.set(id, row);
    else loaded.rows.delete(id);
    return row ? { epoch: loaded.epoch, type: "opening", row } : { epoch: loaded.epoch, type: "opening_gone", id };
  });
  await loaded.inner.apply(changes);
}

/** Epochs count changes as this process applied them; the outbox is followed by (transaction, id). */
async function load(db: Db, now: () => Date, epochBefore: bigint): Promise<Loaded> {
  const catalogue = await catalogueMark(db);
  return asReader(db, async (tx) => {
    const cursor: Cursor = { tx: await safePoint(tx), id: 0 };
    const relations = await readRelations(tx);
    const context = matchContext({ relations });
    const rows: Loaded["rows"] = new Map();
    for (let after = lowest; ;) {
      const page = await readOpeningFacts(tx, { after, limit: pageSize }, sofiaDate(now()));
      for (const facts of page) rows.set(facts.id, toOpeningRow(facts));
      after = page.at(-1)?.id ?? after;
      if (page.length < pageSize) break;
    }
    const epoch = epochBefore + 1n;
    const inner = createColumnarIndex({ relations });
    await inner.apply([...rows.values()].map((row): Change => ({ epoch, type: "opening", row })));
    return { inner, rows, context, cursor, epoch, catalogue };
  });
}

/** One snapshot for the cursor and the rows, so that nothing falls between them. */
function asReader<T>(db: Db, read: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(
    async (tx) => {
      await readAsMatching(tx);
      return read(tx);
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
