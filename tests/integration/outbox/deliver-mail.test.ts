import type { AddressInfo } from "node:net";
import { createMailer, type Mailer } from "@posoka/api/modules/notifications/service/send-mail";
import { deliverNext } from "@posoka/api/modules/outbox/deliver-mail";
import { sendMail, tidyOutbox } from "@posoka/api/modules/outbox/service";
import { startWorker } from "@posoka/api/worker";
import { demoMails, idempotencyKeys, outbox } from "@posoka/db/schema/system";
import { listDemoMails } from "@posoka/schema/site";
import { eq, sql } from "drizzle-orm";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../support/world.ts";

const mail = {
  to: "a@example.org",
  language: "bg",
  mail: "organisationApproved",
  params: { name: "Пекарна {x} <b>", link: "http://x/", reason: "" },
} as const;

describe("mail from the outbox", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ demo: true })));
  afterAll(() => world.close());
  beforeEach(async () => {
    await world.db.delete(outbox);
    await world.db.delete(demoMails);
  });

  const add = (count = 1) =>
    world.db.transaction(async (tx) => {
      for (let made = 0; made < count; made += 1) await sendMail(tx, mail);
    });
  const rows = () => world.db.select().from(outbox);
  const failing: Mailer = {
    send: () => Promise.reject(Object.assign(new Error("a@example.org refused"), { code: "EENVELOPE" })),
    close: () => {},
  };

  it("is kept on a page in a demo world, with what a person wrote taken as text", async () => {
    await add();
    expect(await deliverNext(world.deps, createMailer(world.deps))).toBe("sent");
    const { items } = await world.guest(listDemoMails);
    expect(items).toMatchObject([{ to: "a@example.org", subject: "Посока: организацията е одобрена" }]);
    expect(items[0]?.text).toContain("Пекарна {x} <b>");
  });

  it("forgets the words of a mail that left, since they may hold a one-time link", async () => {
    await add();
    await deliverNext(world.deps, createMailer(world.deps));
    expect((await rows())[0]).toMatchObject({ payload: { mail: "organisationApproved" }, doneAt: expect.any(Date) });
  });

  it("leaves once, however many instances deliver at the same time", async () => {
    await add(20);
    const mailers = Array.from({ length: 4 }, () => createMailer(world.deps));
    await Promise.all(
      mailers.map(async (mailer) => {
        while ((await deliverNext(world.deps, mailer)) !== "nothing");
      }),
    );
    expect(await world.db.select().from(demoMails)).toHaveLength(20);
    expect((await rows()).every(({ doneAt, attempts }) => doneAt !== null && attempts === 1)).toBe(true);
  });

  it("waits longer after each failure, is dead after eight, and keeps a code but no address of the error", async () => {
    await add();
    const outcomes = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      outcomes.push(await deliverNext(world.deps, failing));
      expect(await deliverNext(world.deps, failing)).toBe("nothing");
      await world.db.update(outbox).set({ nextAttemptAt: sql`now()` });
    }
    expect(outcomes).toEqual([...Array.from({ length: 7 }, () => "failed"), "dead"]);
    expect(await deliverNext(world.deps, failing)).toBe("nothing");
    expect((await rows())[0]).toMatchObject({ attempts: 8, lastError: "EENVELOPE", deadAt: expect.any(Date) });
  });

  it("does not hold up other mail when one cannot be written", async () => {
    await world.db.transaction(async (tx) => {
      await sendMail(tx, { ...mail, mail: "thereIsNoSuchMail" });
      await sendMail(tx, mail);
    });
    const mailer = createMailer(world.deps);
    expect([await deliverNext(world.deps, mailer), await deliverNext(world.deps, mailer)].sort()).toEqual([
      "failed",
      "sent",
    ]);
  });

  it("is not shown outside a demo world", async () => {
    const plain = await openWorld();
    await expect(plain.guest(listDemoMails)).rejects.toMatchObject({ code: "not_found" });
    await plain.close();
  });

  it("forgets stored answers after seven days", async () => {
    const days = (count: number) => new Date(world.clock.now().getTime() - count * 86_400_000);
    const key = (name: string, createdAt: Date) => ({ actor: "someone", key: name, requestHash: "x", createdAt });
    await world.db.insert(idempotencyKeys).values([key("old", days(7.1)), key("young", days(6.9))]);
    await tidyOutbox(world.deps);
    const left = await world.db.select().from(idempotencyKeys).where(eq(idempotencyKeys.actor, "someone"));
    expect(left.map((row) => row.key)).toEqual(["young"]);
  });
});

describe("mail by SMTP", () => {
  let world: World;
  let server: SMTPServer;
  const received: string[] = [];
  let refuse = false;
  beforeAll(async () => {
    server = new SMTPServer({
      disabledCommands: ["AUTH", "STARTTLS"],
      onRcptTo: (_address, _session, done) => done(refuse ? new Error("not now") : null),
      onData: (stream, _session, done) => {
        const parts: Buffer[] = [];
        stream.on("data", (part: Buffer) => parts.push(part));
        stream.on("end", () => {
          received.push(Buffer.concat(parts).toString());
          done();
        });
      },
    });
    await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
    const { port } = server.server.address() as AddressInfo;
    world = await openWorld({ smtpUrl: `smtp://127.0.0.1:${port}` });
  });
  afterAll(async () => {
    await world.close();
    await new Promise<void>((done) => server.close(done));
  });
  afterEach(() => void (refuse = false));

  it("keeps one Message-ID over all attempts, and cannot be made to go to somebody else", async () => {
    await world.db.transaction((tx) =>
      sendMail(tx, { ...mail, params: { ...mail.params, name: "А\r\nBcc: thief@example.org" } }),
    );
    const mailer = createMailer(world.deps);
    refuse = true;
    expect(await deliverNext(world.deps, mailer)).toBe("failed");
    refuse = false;
    await world.db.update(outbox).set({ nextAttemptAt: sql`now()` });
    expect(await deliverNext(world.deps, mailer)).toBe("sent");
    mailer.close();

    const [row] = await world.db.select().from(outbox);
    const headers = received[0]!.split("\r\n\r\n")[0]!;
    expect(headers).toContain(`Message-ID: <mail-${row!.id}-`);
    expect(headers).toContain("To: a@example.org");
    expect(headers).not.toContain("Bcc");
  });

  it("leaves by the worker, which finishes what it began when it is stopped", async () => {
    const before = received.length;
    await world.db.transaction((tx) => sendMail(tx, mail));
    const worker = startWorker(world.deps, { error: (detail) => expect(detail).toBeUndefined() });
    await worker.stop();
    const open = await world.db
      .select()
      .from(outbox)
      .where(sql`done_at is null and deliver = 'mail'`);
    expect(received.length - before + open.length).toBe(1);
  });
});
