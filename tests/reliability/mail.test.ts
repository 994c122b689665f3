import { outbox } from "@posoka/db/schema/system";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ClonedDatabase, cloneDatabase } from "../support/clone-database.ts";
import { type MailServer, openMailServer } from "./support/mail-server.ts";
import { endServer, freePort, killServer, type ServerProcess, startServer } from "./support/server-process.ts";
import { openYard, type Yard } from "./support/yard.ts";

describe("mail of several server processes", () => {
  let clone: ClonedDatabase;
  let yard: Yard;
  let mails: MailServer;
  let servers: ServerProcess[] = [];
  beforeEach(async () => {
    clone = await cloneDatabase();
    yard = await openYard(clone);
    mails = await openMailServer();
  });
  afterEach(async () => {
    await Promise.all(servers.map(endServer));
    servers = [];
    await mails.close();
    await yard.close();
    await clone.drop();
  });

  const start = async (): Promise<ServerProcess> => {
    const server = await startServer(await freePort(), { ...yard.settings, SMTP_URL: mails.url });
    servers.push(server);
    return server;
  };
  const waiting = () => yard.db.$count(outbox, sql`deliver = 'mail' and done_at is null and dead_at is null`);

  it("leaves once each, and one that cannot be written ends among the dead and holds up nobody", async () => {
    const poison = await mails.add(yard.db, "thereIsNoSuchMail");
    const ids: number[] = [];
    while (ids.length < 60) ids.push((await mails.add(yard.db, "organisationApproved")).id);
    await Promise.all([start(), start()]);
    await expect
      .poll(
        async () => {
          await yard.db
            .update(outbox)
            .set({ nextAttemptAt: sql`now()` })
            .where(eq(outbox.id, poison.id));
          return waiting();
        },
        { timeout: 40_000 },
      )
      .toBe(0);

    expect(new Set(mails.received).size).toBe(60);
    expect(mails.received).toHaveLength(60);
    const [dead] = await yard.db.select().from(outbox).where(eq(outbox.id, poison.id));
    expect(dead).toMatchObject({ attempts: 8, doneAt: null, deadAt: expect.any(Date) });
  });

  it("keeps its Message-ID when the sender was killed before it knew that the mail had left", async () => {
    const { id } = await mails.add(yard.db, "organisationApproved");
    mails.hold();
    const killed = await start();
    await expect.poll(() => mails.received.length, { timeout: 10_000 }).toBe(1);
    await killServer(killed);
    mails.release();
    await start();
    await expect.poll(waiting, { timeout: 20_000 }).toBe(0);

    expect(new Set(mails.received).size).toBe(1);
    const [row] = await yard.db.select().from(outbox).where(eq(outbox.id, id));
    expect(row).toMatchObject({ attempts: 1, doneAt: expect.any(Date) });
  });
});
