import type { Tx } from "@posoka/db/client";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { type RepresentationTask, represents, taskDueOn } from "@posoka/domain/guardians/representation";
import { AppError } from "@posoka/schema/errors";
import type {
  finishRepresentationTask as finishContract,
  recordRepresentative as recordContract,
  saveRepresentation as saveContract,
} from "@posoka/schema/guardians";
import type { ParsedOf } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { createAccount } from "../../accounts/service/create-account.ts";
import { standingOf } from "../../accounts/service/find-actor.ts";
import { endLinksOf } from "../../accounts/service/links.ts";
import { record } from "../../audit/service.ts";
import { enterCase } from "../../relations/service/case-relation.ts";
import * as links from "../queries/links.ts";
import {
  findTask,
  findYouth,
  findRepresentation,
  finishTask,
  insertTask,
  lockYouth,
  storeRepresentation,
} from "../queries/representation.ts";
import { reopenShares } from "../queries/share-requests.ts";
import { reopenUnsigned, settleWaiting } from "./answer.ts";
import { askRepresentatives } from "./ask.ts";

/** How many must agree, the protected place, and what stands in the way: a new obstacle opens its task. */
export async function saveRepresentation(
  ctx: Context,
  { params: { youthId }, body }: ParsedOf<typeof saveContract>,
): Promise<{ done: true }> {
  const { id: recordedBy, tenantId } = actorOf(ctx);
  return ctx.db.transaction(async (tx) => {
    await enterCase(tx, ctx, youthId);
    const before = await findRepresentation(tx, youthId);
    if ((before?.version ?? 0) !== body.version) throw new AppError("stale_version");
    const moved = before?.state !== body.state;
    const stateSince = before && !moved ? before.stateSince : ctx.now();
    const row = { ...body, youthId, tenantId, recordedBy, stateSince };
    if (!(await storeRepresentation(tx, row))) throw new AppError("stale_version");
    const { signatories, protectedPlace, state, note } = body;
    const detail = { signatories, protectedPlace, state, note };
    await record(tx, ctx, "representation.save", { kind: "youth", id: youthId }, detail);
    if (moved && state !== "ok") await openTask(tx, ctx, { tenantId, youthId, kind: state });
    const signed = before?.signatories ?? 1;
    if (signed < signatories) await reopenShares(tx, youthId, sofiaDate(ctx.now()));
    if (signed !== signatories) await settleWaiting(tx, ctx, youthId);
    return { done: true };
  });
}

export async function openTask(
  tx: Tx,
  ctx: Context,
  task: { tenantId: string; youthId: string; kind: RepresentationTask },
): Promise<void> {
  const openedAt = ctx.now();
  const id = await insertTask(tx, { ...task, openedAt, dueOn: taskDueOn(sofiaDate(openedAt)) });
  if (id === undefined) return;
  await record(
    tx,
    ctx,
    "representation.task",
    { kind: "representation_task", id },
    { youth: task.youthId, kind: task.kind },
  );
}

export async function finishTaskOf(
  ctx: Context,
  { params: { taskId }, body: { outcome } }: ParsedOf<typeof finishContract>,
): Promise<{ done: true }> {
  const { id: doneBy } = actorOf(ctx);
  return ctx.db.transaction(async (tx) => {
    const task = await findTask(tx, taskId);
    if (!task) throw new AppError("not_found");
    await enterCase(tx, ctx, task.youthId);
    if (!(await finishTask(tx, taskId, { doneAt: ctx.now(), doneBy, outcome }))) throw new AppError("conflict");
    await record(tx, ctx, "representation.task_done", { kind: "representation_task", id: taskId }, { outcome });
    return { done: true };
  });
}

/**
 * Records whose papers were checked. The account is there from now on and nobody can sign in to it yet: its owner comes
 * by a link. Under 14 this is also when consent is asked for.
 *
 * @throws {AppError} `not_lawful` when the kind does not fit the age
 */
export async function recordRepresentative(
  ctx: Context,
  { params: { youthId }, body }: ParsedOf<typeof recordContract>,
): Promise<{ id: string }> {
  const { id: staffId, tenantId } = actorOf(ctx);
  return ctx.db.transaction(async (tx) => {
    await enterCase(tx, ctx, youthId);
    const [youth, standing] = [await findYouth(tx, youthId), await lockYouth(tx, youthId)];
    if (!youth || !standing) throw new AppError("not_found");
    if (!represents(body.kind, youth.birthDate, sofiaDate(ctx.now()))) throw new AppError("not_lawful");
    // Whatever is sent there must not pass through the young person.
    if (body.email !== null && body.email === youth.email) {
      throw new AppError("invalid_input", { fields: { email: "bad_choice" } });
    }
    const at = ctx.now();
    const { name, kind, email, proof, archiveNumber, language } = body;
    const account = await createAccount(tx, {
      tenantId,
      userName: "guardian",
      displayName: name,
      email,
      passwordHash: null,
      language,
      role: "guardian",
      organisationId: null,
      grantedBy: staffId,
      at,
    });
    const checked = { kind, proof, archiveNumber, checkedBy: staffId, checkedAt: at };
    const row = { tenantId, youthId, guardianId: account.id, ...checked, startsAt: at, linkedBy: staffId };
    const id = await links.insertRepresentative(tx, row);
    await record(tx, ctx, "representative.record", { kind: "guardian_link", id }, { youth: youthId, kind, proof });
    if (standingOf(standing, at).state === "inert") {
      await askRepresentatives(tx, ctx, { tenantId, youthId, purpose: "use_platform", applicationId: null });
    }
    return { id };
  });
}

/** From this moment on the person sees and answers nothing about this young person, and an open link is worth nothing. */
export async function endRepresentative(ctx: Context, id: string): Promise<{ done: true }> {
  return ctx.db.transaction(async (tx) => {
    const link = await links.lockRepresentative(tx, id, ctx.now());
    if (!link) throw new AppError("not_found");
    await enterCase(tx, ctx, link.youthId);
    await links.endLink(tx, id, ctx.now());
    if (!(await links.hasOtherLinks(tx, link.guardianId, id, ctx.now()))) {
      await endLinksOf(tx, link.guardianId, "guardian", ctx.now());
    }
    await record(tx, ctx, "representative.end", { kind: "guardian_link", id }, { youth: link.youthId });
    await reopenUnsigned(tx, ctx, link.youthId);
    return { done: true };
  });
}
