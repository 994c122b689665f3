import type { Tx } from "@posoka/db/client";
import { auditEntries } from "@posoka/db/schema/system";
import type { Context } from "../../context.ts";

export type AuditDetail = Record<string, string | number | boolean | string[] | null>;

/**
 * Leaves a trace in the transaction of the act itself. `detail` holds ids, states and field names, never what a
 * person wrote: the trail outlives the data it speaks of.
 *
 * @param act verb of the product, as "application.submit"
 * @param subject kind and id of the row that changed
 */
export async function record(
  tx: Tx,
  ctx: Context,
  act: string,
  subject: { kind: string; id: string },
  detail: AuditDetail = {},
): Promise<void> {
  await tx.insert(auditEntries).values({
    tenantId: ctx.actor?.tenantId ?? null,
    actorId: ctx.actor?.id ?? null,
    actorRole: ctx.actor?.role ?? "guest",
    act,
    subjectKind: subject.kind,
    subjectId: subject.id,
    detail,
    requestId: ctx.requestId,
    at: ctx.now(),
  });
}

/** The trace of scheduled work: nobody's act, and of no charity more than of another. */
export async function recordByClock(
  tx: Tx,
  at: Date,
  act: string,
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
  act: string,
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
