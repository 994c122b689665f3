import type { Tx } from "@posoka/db/client";
import { outbox } from "@posoka/db/schema/system";
import type { Deps } from "../../context.ts";
import { deleteOldEvents, deleteOldKeys, deleteWaitingMail } from "./queries.ts";

/** Events of the match index: the row that changed; readers load it themselves. */
export type IndexEvent = { kind: "opening"; id: string };

/** A mail to write when it leaves: names of texts and their values, so that no handler waits for a mail server. */
export type MailEvent = {
  to: string;
  language: "bg" | "bg-easy" | "en";
  /** Key of a mail in `texts/mail`: its subject and body are `<mail>Subject` and `<mail>Body`. */
  mail: string;
  params: Record<string, string>;
};

/** Tells the match index, after the commit, that an opening changed. */
export async function tellIndex(tx: Tx, event: IndexEvent): Promise<void> {
  await tx.insert(outbox).values({ topic: `index.${event.kind}`, payload: event, deliver: "index" });
}

/** Sends a mail after the commit, once, and again after a failure with growing pauses. */
export async function sendMail(tx: Tx, event: MailEvent): Promise<void> {
  await tx.insert(outbox).values({ topic: `mail.${event.mail}`, payload: event, deliver: "mail" });
}

/** Nothing that waits is sent to this address any more. */
export async function dropWaitingMail(tx: Tx, to: string): Promise<void> {
  await deleteWaitingMail(tx, to);
}

const week = 7 * 24 * 3_600_000;

/** Forgets what is no longer needed: delivered events and the stored answers of writes, which are kept 7 days. */
export async function tidyOutbox(deps: Pick<Deps, "db" | "now">): Promise<void> {
  await deleteOldKeys(deps.db, new Date(deps.now().getTime() - week));
  await deleteOldEvents(deps.db);
}

/** The same for many openings at once, as an import changes them. */
export async function tellIndexOfAll(tx: Tx, events: readonly IndexEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx
    .insert(outbox)
    .values(events.map((event) => ({ topic: `index.${event.kind}`, payload: event, deliver: "index" as const })));
}
