import type { Deps } from "./context.ts";
import { forgetOldAttempts } from "./modules/accounts/service/attempts.ts";
import { forgetEndedSessions } from "./modules/accounts/service/sessions.ts";
import { sealTrail } from "./modules/audit/seal-trail.ts";
import { askAgain } from "./modules/guardians/service/ask-again.ts";
import { eraseDue, sweepErased } from "./modules/privacy/service/erase-due.ts";
import { keepRetention } from "./modules/privacy/service/retention.ts";
import { refreshIndex } from "./modules/matches/index-feed.ts";
import { createMailer } from "./modules/notifications/service/send-mail.ts";
import { expireOpenings } from "./modules/openings/service/expire-openings.ts";
import { tidyOutbox } from "./modules/outbox/service.ts";
import { deliverNext } from "./modules/outbox/deliver-mail.ts";

export type Worker = { stop: () => Promise<void> };

type Log = { error: (detail: object, message: string) => void };
type Job = { name: string; every: number; run: (stopping: () => boolean) => Promise<unknown> };

const second = 1_000;
const hour = 3_600 * second;

/**
 * Scheduled work of one process: mail, the match index, and what the clock ends. A job never overlaps itself; a failed
 * one is told once and tried again at its next time. Several instances may run beside each other.
 */
export function startWorker(deps: Deps, log: Log): Worker {
  const mailer = createMailer(deps);
  let stopped = false;
  const stopping = (): boolean => stopped;
  const loops = jobsOf(deps, mailer).map((job) => startLoop(job, stopping, log));
  return {
    stop: async () => {
      stopped = true;
      await Promise.all(loops.map((loop) => loop.end()));
      mailer.close();
    },
  };
}

function jobsOf(deps: Deps, mailer: ReturnType<typeof createMailer>): Job[] {
  return [
    {
      name: "mail",
      every: second,
      run: async (stopping) => {
        while (!stopping() && (await deliverNext(deps, mailer)) !== "nothing");
      },
    },
    { name: "seal", every: second / 2, run: () => sealTrail(deps) },
    { name: "index", every: second, run: () => refreshIndex(deps) },
    { name: "erase", every: 20 * second, run: (stopping) => eraseDue(deps, stopping) },
    { name: "sweep", every: 60 * second, run: (stopping) => sweepErased(deps, stopping) },
    { name: "retention", every: hour / 6, run: (stopping) => keepRetention(deps, stopping) },
    { name: "ask again", every: hour, run: (stopping) => askAgain(deps, stopping) },
    { name: "expire", every: hour / 6, run: () => expireOpenings(deps) },
    { name: "tidy", every: hour, run: () => tidyOutbox(deps) },
    { name: "forget sessions", every: hour, run: () => forgetEndedSessions(deps) },
    { name: "forget attempts", every: hour, run: () => forgetOldAttempts(deps) },
  ];
}

function startLoop(job: Job, stopping: () => boolean, log: Log): { end: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let failed = false;

  const turn = async (): Promise<void> => {
    try {
      await job.run(stopping);
      failed = false;
    } catch (error) {
      // A database that is away fails every second; one line tells it.
      if (!failed) log.error({ err: error, job: job.name }, "scheduled work failed");
      failed = true;
    }
    if (!stopping()) timer = setTimeout(start, job.every);
  };
  const start = (): void => void (running = turn());
  start();
  return {
    end: async () => {
      clearTimeout(timer);
      await running;
    },
  };
}
