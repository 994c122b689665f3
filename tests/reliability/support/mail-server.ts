import type { AddressInfo } from "node:net";
import type { Db } from "@posoka/db/client";
import { sendMail } from "@posoka/api/modules/outbox/service";
import { outbox } from "@posoka/db/schema/system";
import { desc } from "drizzle-orm";
import { SMTPServer } from "smtp-server";

/** A mail server that keeps the id of each message, and can keep the sender waiting for its answer. */
export type MailServer = {
  url: string;
  /** Message-ID of everything that was handed over whole, in order. */
  received: string[];
  hold: () => void;
  release: () => void;
  /** Puts a mail into the outbox. */
  add: (db: Db, mail: string) => Promise<{ id: number }>;
  close: () => Promise<void>;
};

export async function openMailServer(): Promise<MailServer> {
  const received: string[] = [];
  let waiting: (() => void)[] = [];
  let holding = false;
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData: (stream, _session, done) => {
      let text = "";
      stream.on("data", (part: Buffer) => (text += part.toString()));
      stream.on("end", () => {
        received.push(/^Message-ID: (.+)\r$/im.exec(text)?.[1] ?? "none");
        if (holding) waiting.push(done);
        else done();
      });
    },
  });
  // A sender that is killed leaves a broken line.
  server.on("error", () => {});
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  const { port } = server.server.address() as AddressInfo;
  const release = (): void => {
    holding = false;
    for (const done of waiting) done();
    waiting = [];
  };
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    hold: () => void (holding = true),
    release,
    add: (db, mail) =>
      db.transaction(async (tx) => {
        const params = { name: "Пекарна", link: "http://x/", reason: "" };
        await sendMail(tx, { to: "a@example.org", language: "bg", mail, params });
        const [row] = await tx.select({ id: outbox.id }).from(outbox).orderBy(desc(outbox.id)).limit(1);
        return row!;
      }),
    close: () => {
      release();
      return new Promise((done) => server.close(done));
    },
  };
}
