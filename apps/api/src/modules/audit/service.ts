import type { Tx } from "@posoka/db/client";
import { auditEntries } from "@posoka/db/schema/system";
import type { Context } from "../../context.ts";

export type AuditDetail = Record<string, string | number | boolean | string[] | null>;

/** Kind and id of the row that changed. */
type Subject = { kind: string; id: string };
type Author = Pick<typeof auditEntries.$inferInsert, "tenantId" | "actorId" | "actorRole" | "requestId" | "at">;
type Line = { act: string; subject: Subject; detail?: AuditDetail };

const byClock = (at: Date): Author => ({ actorRole: "clock", requestId: "clock", at });
const byOperator = (at: Date): Author => ({ actorRole: "operator", requestId: "operator", at });
const byActor = ({ actor, requestId, now }: Context): Author => ({
  tenantId: actor?.tenantId ?? null,
  actorId: actor?.id ?? null,
  actorRole: actor?.role ?? "guest",
  requestId,
  at: now(),
});

async function write(tx: Tx, author: Author, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ act, subject, detail = {} }) => ({
    ...author,
    act,
    subjectKind: subject.kind,
    subjectId: subject.id,
    detail,
  }));
  await tx.insert(auditEntries).values(rows);
}

/**
 * Leaves a trace in the transaction of the act itself. `detail` holds ids, states and field names, never what a
 * person wrote: the trail outlives the data it speaks of.
 *
 * @param act verb of the product, as "application.submit"
 */
export function record(tx: Tx, ctx: Context, act: string, subject: Subject, detail?: AuditDetail): Promise<void> {
  return write(tx, byActor(ctx), [{ act, subject, ...(detail && { detail }) }]);
}

/** The traces of one act on many rows, in one statement. */
export function recordAll(tx: Tx, ctx: Context, lines: readonly Line[]): Promise<void> {
  return write(tx, byActor(ctx), lines);
}

/** The trace of scheduled work: nobody's act, and of no charity more than of another. */
export function recordByClock(tx: Tx, at: Date, act: string, subject: Subject, detail?: AuditDetail): Promise<void> {
  return write(tx, byClock(at), [{ act, subject, ...(detail && { detail }) }]);
}

/** The trace of an act of the operator program, which speaks for nobody who could sign in. */
export function recordOperator(tx: Tx, act: string, subject: Subject, at: Date, detail?: AuditDetail): Promise<void> {
  return write(tx, byOperator(at), [{ act, subject, ...(detail && { detail }) }]);
}
