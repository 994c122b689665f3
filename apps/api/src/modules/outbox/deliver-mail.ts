import type { Deps } from "../../context.ts";
import type { Mailer } from "../notifications/service/send-mail.ts";
import { markFailed, markSent, takeDueMail } from "./queries.ts";
import type { MailEvent } from "./service.ts";

/** Seconds between attempts; after the last one fails too, the mail is dead and a person looks at it. */
const pauses = [10, 60, 300, 1_800, 7_200, 21_600, 43_200] as const;

export type Delivery = "sent" | "failed" | "dead" | "nothing";

/**
 * Delivers the one mail that is due longest. Its row is locked while it leaves, so of two instances only one sends it;
 * a crash in between leaves it due, to be sent again under the same Message-ID.
 */
export async function deliverNext(deps: Pick<Deps, "db">, mailer: Mailer): Promise<Delivery> {
  return deps.db.transaction(async (tx) => {
    const due = await takeDueMail(tx);
    if (!due) return "nothing";
    const event = due.payload as MailEvent;
    try {
      await tx.transaction((inner) => mailer.send(inner, { id: due.id, createdAt: due.createdAt, event }));
    } catch (error) {
      const pause = pauses[due.attempts] ?? null;
      await markFailed(tx, due.id, reasonOf(error), pause);
      return pause === null ? "dead" : "failed";
    }
    await markSent(tx, due.id, event.mail);
    return "sent";
  });
}

/** A code, never the words of a mail server: they name the address. */
function reasonOf(error: unknown): string {
  const { code, responseCode, name } = error as { code?: unknown; responseCode?: unknown; name?: unknown };
  return (
    [code, responseCode, name].find((one) => typeof one === "string" || typeof one === "number")?.toString() ??
    "unknown"
  );
}
