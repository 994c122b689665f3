import type { Tx } from "@posoka/db/client";
import type { Deps } from "../../../context.ts";
import { eraseSubject } from "./erase-subject.ts";

export type Clock = Pick<Deps, "db" | "now">;

/**
 * Erases one account after the other, each in a transaction of its own: a stop in between leaves the next one whole and
 * due. One that cannot be erased holds up nobody; its fault is told when the others are done.
 *
 * @param take locks and names the next one, but none of those given
 * @returns how many were erased
 */
export async function eraseEach(
  deps: Clock,
  stopping: () => boolean,
  take: (tx: Tx, at: Date, except: readonly string[]) => Promise<string | undefined>,
): Promise<number> {
  const passed: string[] = [];
  const faults: unknown[] = [];
  let erased = 0;
  for (;;) {
    let taken: string | undefined;
    const eraseNext = async (tx: Tx): Promise<void> => {
      const at = deps.now();
      taken = await take(tx, at, passed);
      if (taken !== undefined) await eraseSubject(tx, taken, at);
    };
    try {
      if (!stopping()) await deps.db.transaction(eraseNext);
      if (taken === undefined) break;
      erased += 1;
    } catch (error) {
      // Not about one person: the database is away.
      if (taken === undefined) throw error;
      passed.push(taken);
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
  return erased;
}
