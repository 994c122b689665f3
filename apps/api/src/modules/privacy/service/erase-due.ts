import { listErasedSince, takeDueRequest } from "../queries.ts";
import { type Clock, eraseEach } from "./erase-each.ts";
import { eraseSubject } from "./erase-subject.ts";

const never = (): boolean => false;

/** Erases every account of which somebody asked for it and whose time to take it back is over. */
export function eraseDue(deps: Clock, stopping: () => boolean = never): Promise<number> {
  return eraseEach(deps, stopping, takeDueRequest);
}

/** No transaction of ours is open for so long, in milliseconds: a single statement has 15 seconds. */
const longest = 10 * 60_000;

/**
 * Erases once more everybody who was erased lately. A write of theirs that was under way at that moment could commit
 * after it and leave a row behind; where there is none, to do it again changes nothing.
 */
export async function sweepErased({ db, now }: Clock, stopping: () => boolean = never): Promise<void> {
  const since = new Date(now().getTime() - longest);
  for (const subjectId of await listErasedSince(db, since)) {
    if (stopping()) return;
    await db.transaction((tx) => eraseSubject(tx, subjectId, now()));
  }
}
