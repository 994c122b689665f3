import type { Tx } from "@posoka/db/client";
import type { applications } from "@posoka/db/schema/applications";
import { type ApplicationAct, applicationEnded, nextApplicationState } from "@posoka/domain/applications/states";
import type { ApplicationState } from "@posoka/domain/vocabulary";
import { AppError } from "@posoka/schema/errors";
import type { Context } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { endRequests } from "../../guardians/service/ask.ts";
import { type ApplicationRow, insertEvent, updateState } from "../queries.ts";

export type By = "youth" | "guardian" | "partner" | "staff";

/**
 * Moves a locked application by one act of the state table, with its history and its trace.
 *
 * @throws {AppError} `conflict` when the act does not belong to the state
 */
export async function changeState(
  tx: Tx,
  ctx: Context,
  row: ApplicationRow,
  { act, by, ...values }: { act: ApplicationAct; by: By } & Partial<typeof applications.$inferInsert>,
): Promise<{ state: ApplicationState; version: number }> {
  const state = nextApplicationState(row.state, act);
  if (!state) throw new AppError("conflict");
  const version = await updateState(tx, row, { ...values, state });
  if (version === undefined) throw new AppError("conflict");
  await writeHistory(tx, ctx, row, { act, by, state });
  if (applicationEnded(state)) await endRequests(tx, row.id, ctx.now());
  return { state, version };
}

export async function writeHistory(
  tx: Tx,
  ctx: Context,
  row: Pick<ApplicationRow, "id" | "tenantId"> & { state: ApplicationState | null },
  { act, by, state }: { act: ApplicationAct; by: By; state: ApplicationState },
): Promise<void> {
  await insertEvent(tx, {
    applicationId: row.id,
    tenantId: row.tenantId,
    fromState: row.state,
    toState: state,
    byRole: by,
    byAccount: ctx.actor?.id ?? null,
    at: ctx.now(),
  });
  await record(tx, ctx, `application.${act}`, { kind: "application", id: row.id }, { from: row.state, to: state });
}
