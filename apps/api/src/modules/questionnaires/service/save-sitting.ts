import { AppError, type FieldError } from "@posoka/schema/errors";
import type { saveSitting } from "@posoka/schema/questionnaires";
import type { ParsedOf } from "@posoka/schema/route";
import type { Context } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { activeYouthOf } from "../../profiles/service/active-youth.ts";
import { findVersion, insertSitting, lockSitting, updateSitting } from "../queries.ts";
import { scoreSitting } from "./score-sitting.ts";

type Body = ParsedOf<typeof saveSitting>["body"];

/** Keeps one sitting under the id the device made. A finished one never changes: sent again it is the same answer. */
export async function storeSitting(ctx: Context, sittingId: string, body: Body): Promise<{ done: true }> {
  const { id: youthId, tenantId } = activeYouthOf(ctx);
  const asked = await findVersion(ctx.db, body.questionnaire, body.version);
  if (!asked) throw new AppError("invalid_input", { fields: { questionnaire: "unknown_reference" } });
  refuseAnswers(asked, body);

  return ctx.db.transaction(async (tx) => {
    const { answers } = body;
    const [startedAt, finishedAt] = [
      notAfter(ctx.now(), body.startedAt),
      body.finishedAt && notAfter(ctx.now(), body.finishedAt),
    ];
    const result = finishedAt ? scoreSitting(asked.items, answers) : {};
    const values = {
      questionnaireId: asked.id,
      answers,
      startedAt,
      finishedAt: finishedAt || null,
      updatedAt: ctx.now(),
      ...result,
    };
    const fresh = await insertSitting(tx, { id: sittingId, youthId, tenantId, createdAt: ctx.now(), ...values });
    if (!fresh) {
      const row = await lockSitting(tx, sittingId);
      if (row?.youthId !== youthId) throw new AppError("not_found");
      if (row.finishedAt) {
        if (row.questionnaireId === asked.id && finishedAt && sameAnswers(row.answers, answers)) return { done: true };
        throw new AppError("conflict");
      }
      await updateSitting(tx, sittingId, values);
    }
    await record(tx, ctx, finishedAt ? "sitting.finish" : "sitting.save", { kind: "sitting", id: sittingId });
    return { done: true };
  });
}

function refuseAnswers(asked: { items: { id: string }[]; scale: number }, body: Body): void {
  const fields: Record<string, FieldError> = {};
  const known = new Set(asked.items.map((item) => item.id));
  for (const [item, value] of Object.entries(body.answers)) {
    if (!known.has(item)) fields[`answers.${item}`] = "unknown_reference";
    else if (value > asked.scale) fields[`answers.${item}`] = "too_big";
  }
  const complete = asked.items.every((item) => Object.hasOwn(body.answers, item.id));
  if (body.finishedAt !== null && !complete) fields["answers"] = "required";
  if (Object.keys(fields).length > 0) throw new AppError("invalid_input", { fields });
}

/** Clocks of devices run ahead; what has happened did not happen later than now. */
function notAfter(now: Date, iso: string): Date {
  const at = new Date(iso);
  return at > now ? now : at;
}

function sameAnswers(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
