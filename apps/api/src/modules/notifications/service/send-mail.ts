import type { Tx } from "@posoka/db/client";
import { texts } from "@posoka/texts/translator";
import { createTransport } from "nodemailer";
import type { Deps } from "../../../context.ts";
import type { MailEvent } from "../../outbox/service.ts";
import { insertDemoMail } from "../queries.ts";

/** A mail ready to leave. `id` is the row it comes from and stays the same at every attempt. */
export type ReadyMail = { id: number; createdAt: Date; event: MailEvent };

export type Mailer = {
  /** Sends, or in a demo world keeps, one mail; throws when that failed. */
  send: (tx: Tx, mail: ReadyMail) => Promise<void>;
  close: () => void;
};

/** Milliseconds; well below what a transaction may wait, since the row stays locked while its mail leaves. */
const smtpPatience = 8_000;

/** Mail leaves by SMTP; in a demo world, or where no mail server is set, it is kept to be shown on a page. */
export function createMailer(deps: Pick<Deps, "config" | "now">): Mailer {
  const { config, now } = deps;
  if (config.demo || config.smtpUrl === undefined) {
    return {
      send: async (tx, mail) => {
        const { subject, text } = await render(mail.event);
        await insertDemoMail(tx, { outboxId: mail.id, recipient: mail.event.to, subject, body: text, at: now() });
      },
      close: () => {},
    };
  }
  const transport = createTransport({
    url: config.smtpUrl,
    connectionTimeout: smtpPatience,
    greetingTimeout: smtpPatience,
    socketTimeout: smtpPatience,
    // No text or attachment of ours is a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = new URL(config.publicUrl).hostname;
  return {
    send: async (_tx, mail) => {
      const { subject, text } = await render(mail.event);
      await transport.sendMail({
        from: config.mailFrom,
        // An object is taken as one address, whatever signs it holds.
        to: { name: "", address: mail.event.to },
        subject,
        text,
        // The same at every attempt: a mail server or reader can tell a repeat.
        messageId: `<mail-${mail.id}-${mail.createdAt.getTime().toString(36)}@${host}>`,
        headers: { "Auto-Submitted": "auto-generated" },
      });
    },
    close: () => transport.close(),
  };
}

async function render({ language, mail, params }: MailEvent): Promise<{ subject: string; text: string }> {
  const { mail: t } = await texts(language, "mail");
  const read = (key: string): string => {
    const text = t.maybe(key, params);
    if (text === undefined) throw new Error(`no text ${key}`);
    return text;
  };
  return { subject: read(`${mail}Subject`).replace(/\s+/g, " ").trim(), text: read(`${mail}Body`) };
}
