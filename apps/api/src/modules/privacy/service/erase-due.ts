import type { Deps } from "../../../context.ts";
import { takeDueRequest } from "../queries.ts";
import { eraseSubject } from "./erase-subject.ts";

type Clock = Pick<Deps, "db" | "now">;

/**
 * Erases every account whose time to take it back is over, each in a transaction of its own: a stop in between leaves
 * the next one whole and due. One that cannot be erased holds up nobody else; its fault is told when the others are done.
 */
export async function eraseDue(deps: Clock, stopping: () => boolean = () => false): Promise<number> {
  const failed: string[] = [];
  let fault: unknown;
  for (let erased = 0; ;) {
    let accountId: string | undefined;
    try {
      accountId = stopping() ? undefined : await eraseNext(deps, failed, (id) => (accountId = id));
    } catch (error) {
      fault ??= error;
      if (accountId === undefined) throw error;
      failed.push(accountId);
      continue;
    }
    if (accountId !== undefined) erased += 1;
    else if (fault !== undefined) throw fault;
    else return erased;
  }
}

function eraseNext(deps: Clock, except: readonly string[], taken: (id: string) => void): Promise<string | undefined> {
  return deps.db.transaction(async (tx) => {
    const accountId = await takeDueRequest(tx, deps.now(), except);
    if (accountId === undefined) return undefined;
    taken(accountId);
    await eraseSubject(tx, accountId, deps.now());
    return accountId;
  });
}
