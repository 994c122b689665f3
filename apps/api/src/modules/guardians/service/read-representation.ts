import type { getRepresentation } from "@posoka/schema/guardians";
import { representativeProofs } from "@posoka/schema/guardians";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { represents } from "@posoka/domain/guardians/representation";
import { AppError } from "@posoka/schema/errors";
import type { ReplyInput } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { seesWholeCase } from "../../relations/service/case-relation.ts";
import { linkEnds, listRepresentatives, type RepresentativeRow } from "../queries/links.ts";
import { findRepresentation, findYouth, listOpenTasks, relationTo } from "../queries/representation.ts";
import { type AnswerRow, answersTo, listAnswers, listRequests, type ListedRequest } from "../queries/requests.ts";
import { presentShare } from "../queries/share-requests.ts";
import { newestAnswers } from "./signatories.ts";

export async function readRepresentation(ctx: Context, youthId: string): Promise<ReplyInput<typeof getRepresentation>> {
  const { db } = ctx;
  await requireCase(ctx, youthId);
  const youth = await findYouth(db, youthId);
  if (!youth) throw new AppError("not_found");
  const [row, people, tasks, requests, answers] = [
    await findRepresentation(db, youthId),
    await listRepresentatives(db, youthId, ctx.now()),
    await listOpenTasks(db, youthId),
    await listRequests(db, [youthId]),
    await listAnswers(db, [youthId]),
  ];
  const ends = await linkEnds(
    db,
    people.map(({ guardianId }) => guardianId),
    ctx.now(),
  );
  const today = sofiaDate(ctx.now());
  return {
    signatories: row?.signatories ?? 1,
    protectedPlace: row?.protectedPlace ?? false,
    state: row?.state ?? "ok",
    stateSince: row?.stateSince.toISOString() ?? null,
    note: row?.note ?? null,
    version: row?.version ?? 0,
    representatives: people.map((one) => presentPerson(one, youth.birthDate, today, ends.get(one.guardianId))),
    requests: requests.map((request) => presentRequest(request, answersTo(request, answers), people)),
    tasks: tasks.map(({ openedAt, ...task }) => ({ ...task, openedAt: openedAt.toISOString() })),
  };
}

/** The own case or one of the unit; of a case that is nobody's only a coordinator sees more than who waits. */
export async function requireCase(ctx: Context, youthId: string): Promise<void> {
  const actor = actorOf(ctx);
  const relation = await relationTo(ctx.db, actor, youthId, ctx.now());
  if (relation === null || !seesWholeCase(actor, relation)) throw new AppError("not_found");
}

function presentPerson(one: RepresentativeRow, birthDate: string, today: string, linkUntil: Date | undefined) {
  const { id, name, kind, email, archiveNumber, checkedBy, checkedAt, opened, disabledAt } = one;
  const isOpen = opened !== null && disabledAt === null;
  return {
    id,
    name,
    kind,
    email,
    proof: representativeProofs.find((proof) => proof === one.proof) ?? null,
    archiveNumber,
    checkedBy: checkedBy ?? "",
    checkedAt: checkedAt.toISOString(),
    counts: disabledAt === null && represents(kind, birthDate, today),
    access: isOpen ? ("open" as const) : linkUntil ? ("invited" as const) : ("none" as const),
    linkUntil: linkUntil?.toISOString() ?? null,
  };
}

function presentRequest(request: ListedRequest, answers: readonly AnswerRow[], people: readonly RepresentativeRow[]) {
  const { id, purpose, title, state, askedAt } = request;
  return {
    id,
    purpose,
    title,
    share: presentShare(request),
    state,
    askedAt: askedAt.toISOString(),
    answers: [...newestAnswers(answers).values()].map(({ signedBy, act, at, recordedBy }) => ({
      who: people.find(({ guardianId }) => guardianId === signedBy)?.name ?? null,
      act,
      at: at.toISOString(),
      onPaper: recordedBy !== null,
    })),
  };
}
