import type { Db, Tx } from "@posoka/db/client";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { allowedFields, allowedUntil } from "@posoka/domain/consent/allowed-fields";
import { whoSigns } from "@posoka/domain/consent/who-signs";
import type { listMyStays, setMyStay } from "@posoka/schema/consent";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { type Context, youthOf } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { noticeVersion } from "../../content/service/site.ts";
import { activeYouthOf } from "../../profiles/service/active-youth.ts";
import { listPeopleBeside } from "../../relations/service/people-beside.ts";
import { findLanguageOf, listLines } from "../queries.ts";
import { recordConsent } from "../service.ts";

const purpose = "stay_after_18";

/** What young adults let one named person go on reading, by young adult; who lets that person read nothing is left out. */
export async function runningStays(
  db: Db | Tx,
  recipientId: string,
  people: readonly { youthId: string; birthDate: string }[],
  at: Date,
): Promise<Map<string, readonly string[]>> {
  const lines = await listLines(db, purpose, [recipientId]);
  return new Map(
    people.flatMap(({ youthId, birthDate }) => {
      const own = lines.filter(({ subjectId }) => subjectId === youthId);
      const fields = allowedFields(own, { purpose, recipientId, at, birthDate });
      return fields.includes("name") ? [[youthId, fields] as const] : [];
    }),
  );
}

/** Asked from 17 and a half on, and only where there is somebody to ask about. Nothing waits for the answer. */
export async function listStays(ctx: Context): Promise<ReplyInput<typeof listMyStays>> {
  const { id: youthId, youth } = youthOf(ctx);
  const asks = whoSigns(purpose, youth, sofiaDate(ctx.now())) === "self";
  const people = asks ? await listPeopleBeside(ctx.db, youthId, ctx.now()) : [];
  const ids = people.map(({ id }) => id);
  const lines = (await listLines(ctx.db, purpose, ids)).filter(({ subjectId }) => subjectId === youthId);
  return {
    people: people.map((person) => {
      const question = { purpose, recipientId: person.id, at: ctx.now(), birthDate: youth.birthDate } as const;
      const stays = allowedFields(lines, question).length > 0;
      return { ...person, stays, until: allowedUntil(lines, question) };
    }),
    adult: !youth.minor,
  };
}

/** For a year, by name; saying it again begins another year, and taking it back is possible at any time. */
export async function answerStay(ctx: Context, { params, body }: ParsedOf<typeof setMyStay>): Promise<{ done: true }> {
  const { id: subjectId, tenantId, youth } = body.stays ? activeYouthOf(ctx) : youthOf(ctx);
  if (whoSigns(purpose, youth, sofiaDate(ctx.now())) !== "self") throw new AppError("not_found");
  return ctx.db.transaction(async (tx) => {
    const people = await listPeopleBeside(tx, subjectId, ctx.now());
    if (!people.some(({ id }) => id === params.personId)) throw new AppError("not_found");
    await recordConsent(tx, {
      tenantId,
      subjectId,
      purpose,
      recipient: { kind: "person", id: params.personId },
      act: body.stays ? "given" : "withdrawn",
      textVersion: noticeVersion,
      language: await findLanguageOf(tx, subjectId),
      givenBy: "self",
      signedBy: subjectId,
      at: ctx.now(),
    });
    const detail = { person: params.personId, stays: body.stays };
    await record(tx, ctx, "consent.stay", { kind: "youth", id: subjectId }, detail);
    return { done: true };
  });
}
