import type { Tx } from "@posoka/db/client";
import { auditEntries } from "@posoka/db/schema/system";
import type { Context } from "../../context.ts";
import type { AuditAct } from "./service/acts.ts";

export type AuditDetail = Record<string, string | number | boolean | string[] | null>;
/** Kind and id of the row that changed. */
type Subject = { kind: string; id: string };
type Entry = { subject: Subject; detail: AuditDetail };
type Author = Pick<typeof auditEntries.$inferInsert, "tenantId" | "actorId" | "actorRole" | "requestId" | "at">;

async function write(tx: Tx, author: Author, act: AuditAct, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ subject, detail }) => {
    return { ...author, act, subjectKind: subject.kind, subjectId: subject.id, detail };
  });
  await tx.insert(auditEntries).values(rows);
}

/**
 * Leaves a trace in the transaction of the act itself. `detail` holds ids, states and field names, never what a
 * person wrote: the trail outlives the data it speaks of.
 */
export function record(tx: Tx, ctx: Context, act: AuditAct, subject: Subject, detail: AuditDetail = {}): Promise<void> {
  return recordEach(tx, ctx, act, [{ subject, detail }]);
}

/** The same act on several rows, in one statement. */
export function recordEach(
  tx: Tx,
  { actor, requestId, now }: Context,
  act: AuditAct,
  entries: readonly Entry[],
): Promise<void> {
  const by = { tenantId: actor?.tenantId ?? null, actorId: actor?.id ?? null, actorRole: actor?.role ?? "guest" };
  return write(tx, { ...by, requestId, at: now() }, act, entries);
}

/** The trace of scheduled work: nobody's act, and of no charity more than of another. */
export function recordByClock(
  tx: Tx,
  at: Date,
  act: AuditAct,
  subject: Subject,
  detail: AuditDetail = {},
): Promise<void> {
  return write(tx, { actorRole: "clock", requestId: "clock", at }, act, [{ subject, detail }]);
}

/** The trace of an act of the operator program, which speaks for nobody who could sign in. */
export function recordOperator(
  tx: Tx,
  act: AuditAct,
  subject: Subject,
  at: Date,
  detail: AuditDetail = {},
): Promise<void> {
  return write(tx, { actorRole: "operator", requestId: "operator", at }, act, [{ subject, detail }]);
}
