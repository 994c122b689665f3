import type { Db, Tx } from "@posoka/db/client";
import type { Keyring } from "../../crypto/seal.ts";
import { findServiceKey } from "../privacy/service/service-keys.ts";
import { type Block, blockHash, entryHash, hashBytes, nothing } from "./entry-hash.ts";
import { type KeptEntry, listEntryIds, listLostInQueue, listSeals, readEntries } from "./queries.ts";

export type Fault = {
  /** `entry`: a row of the trail; `seal`: a block of the chain. */
  what: "entry" | "seal";
  id: number;
  /** `backdated`: sealed in its place but dated an hour or more before the block before it. */
  how: "edited" | "deleted" | "inserted" | "backdated" | "sealed_twice" | "broken" | "no_key";
};

export type Verified = {
  entries: number;
  /** Rows younger than the last seal; more than a moment's worth means that no sealer runs. */
  waiting: number;
  seals: number;
  /** Hash of the last block in hex. Kept elsewhere, it later proves that the trail was not cut off at its end. */
  head: string;
  /** Whether `expected` was the head of the chain once; null when nothing was expected. */
  containsExpected: boolean | null;
  faults: Fault[];
};

const page = 1000;
/** A transaction lasts minutes at most, and a row is dated when it is written. */
const longest = 3_600_000;

/**
 * Walks the whole trail and computes everything again, apart from the database's own functions. Call it inside a
 * repeatable-read transaction when writers are at work.
 */
export async function verifyTrail(db: Db | Tx, keyring: Keyring, expected: string | null = null): Promise<Verified> {
  const faults: Fault[] = [];
  const key = await findServiceKey(db, keyring, "audit");
  const sealed = new Set<number>();
  let previous: Buffer = nothing;
  let [previousAt, seals, last] = [new Date(0), 0, 0];
  let containsExpected = expected === null ? null : false;
  for (;;) {
    const some = await listSeals(db, last, page);
    for (const seal of some) {
      const holds = key && seal.previous.equals(previous) && blockHash(key, seal).equals(seal.hash);
      if (!holds) faults.push({ what: "seal", id: seal.id, how: key ? "broken" : "no_key" });
      faults.push(...(await faultsIn(db, seal, sealed, previousAt)));
      [previous, previousAt, last, seals] = [seal.hash, seal.sealedAt, seal.id, seals + 1];
      if (seal.hash.toString("hex") === expected) containsExpected = true;
    }
    if (some.length < page) break;
  }
  const rest = await unsealed(db, sealed);
  const lost = (await listLostInQueue(db)).map((id) => ({ what: "entry", id, how: "deleted" }) as const);
  const head = previous.toString("hex");
  return { ...rest, seals, head, containsExpected, faults: [...faults, ...rest.faults, ...lost] };
}

/** Rows of a block that are not as they were sealed; adds all its ids to `sealed`. */
async function faultsIn(db: Db | Tx, seal: Block, sealed: Set<number>, previousAt: Date): Promise<Fault[]> {
  const kept = await readEntries(db, seal.entryIds);
  return seal.entryIds.flatMap((id, place) => {
    const then = seal.entryHashes.subarray(place * hashBytes, (place + 1) * hashBytes);
    const how = sealed.has(id) ? "sealed_twice" : faultOf(kept.get(id), then, previousAt);
    sealed.add(id);
    return how ? [{ what: "entry" as const, id, how }] : [];
  });
}

function faultOf(entry: KeptEntry | undefined, then: Buffer, previousAt: Date): Fault["how"] | undefined {
  if (!entry) return "deleted";
  // Its own hash may have been written anew with the row; the one in the block was not.
  if (!isWhole(entry) || !entry.hash.equals(then)) return "edited";
  return entry.at.getTime() < previousAt.getTime() - longest ? "backdated" : undefined;
}

const isWhole = ({ fields, hash }: KeptEntry): boolean => entryHash(fields).equals(hash);

/** Rows in no block: those in the queue wait for the sealer, any other came in past it. */
async function unsealed(db: Db | Tx, sealed: ReadonlySet<number>) {
  const faults: Fault[] = [];
  let [entries, waiting, last] = [0, 0, -1];
  for (;;) {
    const some = await listEntryIds(db, last, page);
    entries += some.length;
    last = some.at(-1)?.id ?? last;
    const open = some.filter(({ id }) => !sealed.has(id));
    const kept = await readEntries(
      db,
      open.map(({ id }) => id),
    );
    for (const { id, waits } of open) {
      const entry = kept.get(id);
      if (!waits) faults.push({ what: "entry", id, how: "inserted" });
      else if (entry && !isWhole(entry)) faults.push({ what: "entry", id, how: "edited" });
      else waiting += 1;
    }
    if (some.length < page) return { entries, waiting, faults };
  }
}
