import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { applications } from "@posoka/db/schema/applications";
import { outbox } from "@posoka/db/schema/system";
import { submitApplication } from "@posoka/schema/applications";
import { eq, sql } from "drizzle-orm";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ClonedDatabase, cloneDatabase } from "../support/clone-database.ts";
import { type MailServer, openMailServer } from "./support/mail-server.ts";
import { endServer, freePort, liveStatus, type ServerProcess, startServer } from "./support/server-process.ts";
import { openYard, type Yard } from "./support/yard.ts";

describe("a server that is told to end", () => {
  let clone: ClonedDatabase;
  let yard: Yard;
  let mails: MailServer;
  let server: ServerProcess;
  beforeEach(async () => {
    clone = await cloneDatabase();
    yard = await openYard(clone);
    mails = await openMailServer();
    server = await startServer(await freePort(), { ...yard.settings, SMTP_URL: mails.url });
  });
  afterEach(async () => {
    await endServer(server);
    await mails.close();
    await yard.close();
    await clone.drop();
  });

  it("finishes fifty requests and a mail that are under way, takes no new ones, and ends with code 0", async () => {
    const [openingId] = await yard.openings(1);
    const youths = await Promise.all(Array.from({ length: 50 }, () => yard.youth()));
    mails.hold();
    const { id: mailId } = await mails.add(yard.db, "organisationApproved");
    await expect.poll(() => mails.received.length, { timeout: 10_000 }).toBe(1);

    // Whoever applies waits for the opening until this transaction ends.
    const holder = new pg.Client({ connectionString: clone.appUrl });
    await holder.connect();
    await holder.query("begin");
    await holder.query("select id from openings where id = $1 for update", [openingId]);
    const sent = youths.map((youth) =>
      yard.clientOf(server.url, youth)(submitApplication, {
        params: { openingId: openingId!, applicationId: randomUUID() },
        body: { note: "Искам.", availableFrom: null },
      }),
    );
    const outcomes = Promise.allSettled(sent);
    const arrived = (): number => server.log().split('"method":"PUT"').length - 1;
    await expect.poll(arrived, { timeout: 10_000 }).toBe(50);

    const asked = performance.now();
    server.child.kill("SIGTERM");
    await expect.poll(() => liveStatus(server), { timeout: 5_000 }).not.toBe(200);
    await sleep(300);
    expect(server.child.exitCode).toBeNull();
    await holder.query("commit");
    await holder.end();
    mails.release();

    expect((await outcomes).map(({ status }) => status)).toEqual(youths.map(() => "fulfilled"));
    expect(await server.ended).toBe(0);
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(server.log()).not.toContain("did not finish in time");
    expect(await yard.db.$count(applications)).toBe(50);
    const [mail] = await yard.db.select().from(outbox).where(eq(outbox.id, mailId));
    expect(mail).toMatchObject({ attempts: 1, doneAt: expect.any(Date) });
    expect(await yard.db.$count(outbox, sql`deliver = 'mail' and done_at is not null`)).toBe(1);
  });
});
