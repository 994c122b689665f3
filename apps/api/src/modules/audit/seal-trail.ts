import type { Deps } from "../../context.ts";
import { serviceKey } from "../privacy/service/service-keys.ts";
import { blockHash, nothing } from "./entry-hash.ts";
import { hashesOf, insertSeal, lastSeal, lockSealing, nextSealId, takeUnsealed } from "./queries.ts";

const most = 1000;

/**
 * Chains every committed row of the trail that is not sealed yet into a block. Of several instances one works, the
 * others pass by; queue and block change in one transaction, so a stop in between leaves both as they were.
 *
 * @returns how many rows were sealed
 */
export async function sealTrail({ db, config, now }: Pick<Deps, "db" | "config" | "now">): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await db.transaction(async (tx) => {
      if (!(await lockSealing(tx))) return 0;
      const ids = await takeUnsealed(tx, most);
      if (ids.length === 0) return 0;
      const hashes = await hashesOf(tx, ids);
      // A row that was deleted before it was sealed stays in the block: verifying tells that it is missing.
      const entryHashes = Buffer.concat(ids.map((id) => hashes.get(id) ?? nothing));
      const previous = (await lastSeal(tx))?.hash ?? nothing;
      const block = { id: await nextSealId(tx), previous, sealedAt: now(), entryIds: ids, entryHashes };
      const key = await serviceKey(tx, config.keys, "audit");
      await insertSeal(tx, { ...block, hash: blockHash(key, block) });
      return ids.length;
    });
    sealed += count;
    if (count < most) return sealed;
  }
}
