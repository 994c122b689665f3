import type { Tx } from "@posoka/db/client";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { scheduleMask } from "@posoka/domain/matching/masks";
import { nextOpeningState, openingCan, stateAfterEdit } from "@posoka/domain/openings/states";
import { AppError } from "@posoka/schema/errors";
import type { OpeningDraft } from "@posoka/schema/openings";
import { actorOf, type Context } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { tellIndex } from "../../outbox/service.ts";
import {
  changedSubjects,
  factsChanged,
  faultsOfDraft,
  type FieldFaults,
  lawfulAge,
  paysTooLittle,
  type StatedColumns,
} from "../facts.ts";
import { owns } from "../policy.ts";
import {
  findOccupation,
  findSettlement,
  holdOrganisation,
  insertEvents,
  insertOpening,
  knownSkills,
  listSkillsOf,
  lockOpening,
  replaceSkills,
  type SkillRow,
  updateOpening,
} from "../queries/write-opening.ts";

/** Starts a draft under the caller's id. Sent again with the same content it changes nothing. */
export async function createOpening(ctx: Context, id: string, draft: OpeningDraft) {
  const actor = actorOf(ctx);
  const { organisationId } = actor;
  if (organisationId === null) throw new AppError("forbidden");
  return ctx.db.transaction(async (tx) => {
    const organisation = await holdOrganisation(tx, organisationId);
    if (!organisation) throw new AppError("forbidden");
    const { stated, found, skillRows } = await readDraft(tx, draft, sofiaDate(ctx.now()));
    const created = await insertOpening(tx, {
      id,
      organisationId,
      organisationName: organisation.name,
      ...stated,
      ...found,
      lawfulFrom: lawfulAge(stated, false).minimumAge,
      createdBy: actor.id,
      createdAt: ctx.now(),
      updatedAt: ctx.now(),
    });
    if (!created) return repeated(tx, ctx, id, stated, skillRows);

    await replaceSkills(tx, id, skillRows);
    await insertEvents(tx, [{ openingId: id, act: "create", toState: "draft", byAccount: actor.id, at: ctx.now() }]);
    await record(tx, ctx, "opening.create", { kind: "opening", id }, { kind: draft.kind });
    await tellIndex(tx, { kind: "opening", id });
    return { id, version: 1 };
  });
}

async function repeated(tx: Tx, ctx: Context, id: string, stated: StatedColumns, skillRows: SkillRow[]) {
  const opening = await lockOpening(tx, id);
  const isMine = opening && owns(actorOf(ctx), opening) && opening.version === 1;
  if (!isMine || !isSame(opening, stated) || !haveSameSkills(await listSkillsOf(tx, id), skillRows)) {
    throw new AppError("conflict");
  }
  return { id, version: 1 };
}

/** Saves the whole posting. What a reviewer looked at goes back to review; what staff confirmed of changed facts ends. */
export async function saveMyOpening(ctx: Context, id: string, body: OpeningDraft & { version: number }) {
  const { version, ...draft } = body;
  const actor = actorOf(ctx);
  return ctx.db.transaction(async (tx) => {
    const opening = await lockOpening(tx, id);
    if (!opening || !owns(actor, opening)) throw new AppError("not_found");
    if (opening.version !== version) throw new AppError("stale_version");
    if (!openingCan.edit(opening.state)) throw new AppError("conflict");

    const { stated, found, skillRows } = await readDraft(tx, draft, sofiaDate(ctx.now()));
    const subjects = changedSubjects(opening, stated);
    const revised = opening.state === "rejected" ? nextOpeningState(opening.state, "revise") : null;
    const state = revised ?? stateAfterEdit(opening.state, subjects);
    const confirmedBy = factsChanged(opening, stated) ? null : opening.minorFactsConfirmedBy;
    const next = await updateOpening(
      tx,
      id,
      {
        ...stated,
        ...found,
        state,
        minorFactsConfirmedBy: confirmedBy,
        lawfulFrom: lawfulAge(stated, confirmedBy !== null).minimumAge,
        ...(state === "in_review" && opening.state !== state ? { submittedAt: ctx.now() } : {}),
      },
      ctx.now(),
    );
    await replaceSkills(tx, id, skillRows);
    await insertEvents(tx, [
      { openingId: id, act: "edit", fromState: opening.state, toState: state, byAccount: actor.id, at: ctx.now() },
    ]);
    await record(tx, ctx, "opening.edit", { kind: "opening", id }, { state, subjects });
    await tellIndex(tx, { kind: "opening", id });
    return { version: next, state };
  });
}

/** The draft as columns, with what its references say; every fault at once, by field. */
async function readDraft(tx: Tx, draft: OpeningDraft, today: string) {
  const stated = columnsOf(draft);
  const skillRows = skillRowsOf(draft);
  const [occupation, settlement, skills] = [
    draft.occupationId === null ? null : await findOccupation(tx, draft.occupationId),
    draft.ekatte === null ? null : await findSettlement(tx, draft.ekatte),
    await knownSkills(
      tx,
      skillRows.map(({ skillId }) => skillId),
    ),
  ];
  const faults: FieldFaults = faultsOfDraft(draft, today);
  if (paysTooLittle(stated, today)) faults["pay.min"] = "below_minimum";
  if (occupation === undefined) faults["occupationId"] = "unknown_reference";
  if (settlement === undefined) faults["ekatte"] = "unknown_reference";
  draft.requiredSkills.forEach(({ id }, place) => {
    if (!skills.has(id)) faults[`requiredSkills.${place}.id`] = "unknown_reference";
  });
  draft.givenSkills.forEach((id, place) => {
    if (!skills.has(id)) faults[`givenSkills.${place}`] = "unknown_reference";
  });
  if (Object.keys(faults).length > 0) throw new AppError("invalid_input", { fields: faults });
  const found = {
    iscoCode: occupation?.iscoCode ?? null,
    latitude: settlement?.latitude ?? null,
    longitude: settlement?.longitude ?? null,
  };
  return { stated, found, skillRows };
}

function columnsOf(draft: OpeningDraft): StatedColumns {
  const { pay, slots, requiredSkills: _required, givenSkills: _given, ...same } = draft;
  return {
    ...same,
    schedule: scheduleMask(slots),
    payMin: pay?.min ?? null,
    payMax: pay?.max ?? null,
    payPeriod: pay?.period ?? null,
  };
}

/** A skill named twice counts once, as essential if it was ever so. */
function skillRowsOf(draft: OpeningDraft): SkillRow[] {
  const required = new Map<string, boolean>();
  for (const { id, essential } of draft.requiredSkills) required.set(id, essential || required.get(id) === true);
  const asked = [...required].map(
    ([skillId, essential]) => ({ skillId, relation: essential ? "essential" : "optional" }) as const,
  );
  const given = [...new Set(draft.givenSkills)].map((skillId) => ({ skillId, relation: "gives" }) as const);
  return [...asked, ...given].map((row, position) => ({ ...row, position }));
}

function isSame(row: StatedColumns, stated: StatedColumns): boolean {
  const columns = Object.keys(stated) as (keyof StatedColumns)[];
  return columns.every((column) => JSON.stringify(row[column]) === JSON.stringify(stated[column]));
}

function haveSameSkills(before: SkillRow[], after: SkillRow[]): boolean {
  const keys = (rows: SkillRow[]) =>
    rows
      .map(({ skillId, relation }) => `${relation} ${skillId}`)
      .sort()
      .join();
  return keys(before) === keys(after);
}
