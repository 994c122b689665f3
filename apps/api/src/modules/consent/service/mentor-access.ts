import type { Db, Tx } from "@posoka/db/client";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { allowedFields, allowedUntil } from "@posoka/domain/consent/allowed-fields";
import { signatoriesOf, whoSigns } from "@posoka/domain/consent/who-signs";
import type { getMentorAccess, setMentorAccess } from "@posoka/schema/consent";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { type Context, youthOf } from "../../../context.ts";
import { hasAgreed, standingOf } from "../../accounts/service/find-actor.ts";
import { record } from "../../audit/service.ts";
import { noticeVersion } from "../../content/service/site.ts";
import { signersOf } from "../../guardians/service/signatories.ts";
import { activeYouthOf } from "../../profiles/service/active-youth.ts";
import { findLanguageOf, findMentorOf, findStanding, listLines } from "../queries.ts";
import { recordConsent } from "../service.ts";

const purpose = "show_mentor";

/** What this mentor may see of this young person now, and until when. A mentor whose time is over asks in vain. */
export async function shownToMentor(db: Db | Tx, youthId: string, mentorId: string, at: Date) {
  const owner = await findStanding(db, youthId);
  if (!owner || !hasAgreed(standingOf(owner, at))) return { fields: [], until: null };
  const rows = (await listLines(db, purpose, [mentorId])).filter(({ subjectId }) => subjectId === youthId);
  const signers = (await signersOf(db, [{ youthId, birthDate: owner.birthDate }], at)).get(youthId) ?? [];
  const question = { purpose, recipientId: mentorId, at, ...owner, signers } as const;
  return { fields: allowedFields(rows, question), until: allowedUntil(rows, question) };
}

export async function readMentorAccess(ctx: Context): Promise<ReplyInput<typeof getMentorAccess>> {
  const { id } = youthOf(ctx);
  const [mentor, decides] = [await findMentorOf(ctx.db, id), await whoDecides(ctx.db, id, ctx.now())];
  if (!mentor) return { mentor: null, decides, results: false, until: null };
  const { fields, until } = await shownToMentor(ctx.db, id, mentor.id, ctx.now());
  return { mentor, decides, results: fields.includes("results"), until };
}

/** Whether the person's own word is enough here. */
async function whoDecides(db: Db | Tx, youthId: string, at: Date): Promise<"self" | "together"> {
  const owner = await findStanding(db, youthId);
  const signers = owner ? signatoriesOf(whoSigns(purpose, owner, sofiaDate(at))) : [];
  return signers.includes("representative") ? "together" : "self";
}

/**
 * To the mentor who accompanies the person now; saying it again gives another year.
 *
 * @throws {AppError} `conflict` for a yes that would open nothing, since a representative has to sign too
 */
export async function changeMentorAccess(
  ctx: Context,
  { body }: ParsedOf<typeof setMentorAccess>,
): Promise<{ done: true }> {
  const { id, tenantId } = body.results ? activeYouthOf(ctx) : youthOf(ctx);
  return ctx.db.transaction(async (tx) => {
    const mentor = await findMentorOf(tx, id);
    if (mentor?.id !== body.mentorId) throw new AppError("not_found");
    if (body.results && (await whoDecides(tx, id, ctx.now())) === "together") throw new AppError("conflict");
    await recordConsent(tx, {
      tenantId,
      subjectId: id,
      purpose,
      recipient: { kind: "person", id: mentor.id },
      act: body.results ? "given" : "withdrawn",
      textVersion: noticeVersion,
      language: await findLanguageOf(tx, id),
      givenBy: "self",
      signedBy: id,
      at: ctx.now(),
    });
    await record(tx, ctx, "consent.mentor", { kind: "youth", id }, { mentor: mentor.id, results: body.results });
    return { done: true };
  });
}
