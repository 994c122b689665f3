import { ageOn } from "@posoka/domain/ages";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { taskDueOn } from "@posoka/domain/guardians/representation";
import { AppError } from "@posoka/schema/errors";
import type { getRepresentationLetter } from "@posoka/schema/guardians";
import type { ReplyInput } from "@posoka/schema/route";
import { texts } from "@posoka/texts/translator";
import { actorOf, type Context } from "../../../context.ts";
import { type Line, makePdf } from "../../../http/pdf.ts";
import { charityContact } from "../../organisations/service/charity.ts";
import { namesOf } from "../../profiles/service/identities.ts";
import { findRepresentation, findSender, findYouth, listOpenTasks } from "../queries/representation.ts";
import { listRequests, type ListedRequest } from "../queries/requests.ts";
import { requireCase } from "./read-representation.ts";

/** To be filled by hand. */
const blank = "____________________";

/** As a Bulgarian letter has it: 24.03.2026. */
const onPaper = (date: string): string => date.split("-").toReversed().join(".");

/**
 * The letter to the child-protection department: who, what stands in the way since when, what is asked and by when. A
 * personal number has a blank line and no field, and so has what the charity did not record about itself.
 *
 * @throws {AppError} `conflict` when nothing stands in the way
 */
export async function writeLetter(ctx: Context, youthId: string): Promise<ReplyInput<typeof getRepresentationLetter>> {
  await requireCase(ctx, youthId);
  const actor = actorOf(ctx);
  const [row, youth, sender] = [
    await findRepresentation(ctx.db, youthId),
    await findYouth(ctx.db, youthId),
    await findSender(ctx.db, actor.id),
  ];
  if (!row || row.state === "ok" || !youth || !sender) throw new AppError("conflict");
  const charity = await charityContact(ctx.db, ctx.now(), actor.tenantId);
  const name = (await namesOf(ctx.db, ctx.deps.config.keys, [youthId])).get(youthId) ?? "";
  const waiting = (await listRequests(ctx.db, [youthId])).filter(({ state }) => state === "waiting");
  const task = (await listOpenTasks(ctx.db, youthId)).find(({ kind }) => kind === row.state);
  const today = sofiaDate(ctx.now());
  const { letters: t } = await texts("bg", "letters");
  const lines: Line[] = [
    { text: t("to") },
    { text: t("toBlank") },
    { text: t("from", { charity: charity.name }), gap: true },
    { text: t("fromAddress", { address: charity.address ?? blank }) },
    { text: t("fromPhone", { phone: charity.phone ?? blank }) },
    { text: t("date", { date: onPaper(today) }) },
    { text: t("title"), size: "title" },
    { text: t(ageOn(youth.birthDate, today) < 18 ? "about" : "aboutAdult"), size: "strong" },
    { text: t("who", { name }), gap: true },
    { text: t("born", { date: onPaper(youth.birthDate) }) },
    { text: t("personalNumber") },
    { text: t(`because_${row.state}`), gap: true },
    ...(row.note === null ? [] : [{ text: t(`note_${row.note}`) }]),
    { text: t("since", { date: onPaper(sofiaDate(row.stateSince)) }) },
    { text: t("askedTitle"), size: "strong", gap: true },
    ...(await askedLines(waiting)),
    { text: t("requestTitle"), size: "strong", gap: true },
    ...(["request1", "request2", "request3"] as const).map((key) => ({ text: `– ${t(key)}` })),
    { text: t("deadline", { date: onPaper(task?.dueOn ?? taskDueOn(today)) }), gap: true },
    { text: t("contact", { name: sender.name, charity: charity.name }), gap: true },
    { text: t("contactEmail", { email: sender.email ?? charity.email ?? blank }) },
    { text: t("contactSite", { site: new URL(ctx.deps.config.publicUrl).host }) },
    { text: t("signature"), gap: true },
  ];
  const content = await makePdf({ title: t("title"), language: "bg", at: ctx.now(), lines });
  return { fileName: `ozd-${today}.pdf`, mediaType: "application/pdf", content: content.toString("base64") };
}

async function askedLines(waiting: readonly ListedRequest[]): Promise<Line[]> {
  const { letters: t, vocabulary: words } = await texts("bg", "letters", "vocabulary");
  if (waiting.length === 0) return [{ text: t("askedNothing") }];
  return waiting.map(({ purpose, title, kind }) => ({
    text: `– ${t(`asked_${purpose}`, { title: title ?? "", kind: kind === null ? "" : words(`kind_${kind}`) })}`,
  }));
}
