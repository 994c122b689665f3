import type { Tx } from "@posoka/db/client";
import { auditEntries } from "@posoka/db/schema/system";
import type { Context } from "../../context.ts";
import type { AuditAct } from "./service/acts.ts";

export type AuditDetail = Record<string, string | number | boolean | string[] | null>;
/** Kind and id of the row that changed. */
type Subject = { kind: string; id: string };

/**
 * Leaves a trace in the transaction of the act itself. `detail` holds ids, states and field names, never what a
 * person wrote: the trail outlives the data it speaks of.
 */
export function record(tx: Tx, ctx: Context, act: AuditAct, subject: Subject, detail: AuditDetail = {}): Promise<void> {
  return recordEach(tx, ctx, act, [{ subject, detail }]);
}

/** The same act on several rows, in one statement. */
export async function recordEach(
  tx: Tx,
  { actor, requestId, now }: Context,
  act: AuditAct,
  entries: readonly { subject: Subject; detail: AuditDetail }[],
): Promise<void> {
  if (entries.length === 0) return;
  const by = { tenantId: actor?.tenantId ?? null, actorId: actor?.id ?? null, actorRole: actor?.role ?? "guest" };
  await tx.insert(auditEntries).values(
    entries.map(({ subject, detail }) => {
      return { ...by, act, subjectKind: subject.kind, subjectId: subject.id, detail, requestId, at: now() };
    }),
  );
}

/** The trace of scheduled work: nobody's act, and of no charity more than of another. */
export async function recordByClock(
  tx: Tx,
  at: Date,
  act: AuditAct,
  subject: { kind: string; id: string },
  detail: AuditDetail = {},
): Promise<void> {
  await tx.insert(auditEntries).values({
    actorRole: "clock",
    act,
    subjectKind: subject.kind,
    subjectId: subject.id,
    detail,
    requestId: "clock",
    at,
  });
}

/** The trace of an act of the operator program, which speaks for nobody who could sign in. */
export async function recordOperator(
  tx: Tx,
  act: AuditAct,
  subject: { kind: string; id: string },
  at: Date,
  detail: AuditDetail = {},
): Promise<void> {
  await tx.insert(auditEntries).values({
    actorRole: "operator",
    act,
    subjectKind: subject.kind,
    subjectId: subject.id,
    detail,
    requestId: "operator",
    at,
  });
}
