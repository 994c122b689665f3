import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { submitApplication } from "@posoka/schema/applications";
import type { Client } from "@posoka/schema/client";
import { AppError } from "@posoka/schema/errors";
import { saveMyProfile } from "@posoka/schema/profiles";
import type { InputOf } from "@posoka/schema/route";
import type { Yard, Youth } from "./yard.ts";

/** What the writers were told, to be compared with what is there. */
export type Ledger = {
  /** Ids of applications that were answered with a yes. */
  applications: Set<string>;
  /** Ids of those that were sent once and never asked about again: there or not, but whole. */
  abandoned: Set<string>;
  /** Last version that a youth was answered. */
  profiles: Map<string, number>;
  answers: number;
};

/**
 * People who save and apply without a pause, each act under its own key, repeated under the same key until it is
 * answered, as our client does. Every fifth application is given up when its answer does not come.
 */
export function startWriters(yard: Yard, url: string, openings: readonly string[], count: number) {
  const ledger: Ledger = { applications: new Set(), abandoned: new Set(), profiles: new Map(), answers: 0 };
  let stopped = false;
  const writer = async (): Promise<void> => {
    while (!stopped) {
      const youth = await again(() => yard.youth());
      ledger.profiles.set(youth.id, 1);
      const client = yard.clientOf(url, youth);
      for (const openingId of openings) {
        if (stopped) return;
        if (randomInt(2) === 0) await save(client, youth, ledger);
        else await apply(client, openingId, ledger);
      }
    }
  };
  const running = Promise.all(Array.from({ length: count }, writer));
  // Told by `stop`; until then nobody listens.
  running.catch(() => undefined);
  return {
    ledger,
    /** Resolves when each writer has the answer to its last act; rejects when one was refused. */
    stop: async () => {
      stopped = true;
      await running;
    },
    /** Waits until so many more acts were answered. */
    moved: async (acts: number) => {
      const target = ledger.answers + acts;
      while (ledger.answers < target && !stopped) await Promise.race([sleep(10), running]);
    },
  };
}

async function apply(client: Client, openingId: string, ledger: Ledger): Promise<void> {
  const applicationId = randomUUID();
  const input = { params: { openingId, applicationId }, body: { note: "Искам.", availableFrom: null } };
  const idempotencyKey = randomUUID();
  const send = () => client(submitApplication, { ...input, idempotencyKey });
  if (randomInt(5) === 0) {
    const answer = await send().catch(refusalOnly);
    if (!answer) return void ledger.abandoned.add(applicationId);
  } else {
    await again(send);
  }
  ledger.applications.add(applicationId);
  ledger.answers += 1;
}

async function save(client: Client, youth: Youth, ledger: Ledger): Promise<void> {
  const body = profileBody(ledger.profiles.get(youth.id) ?? 1);
  const idempotencyKey = randomUUID();
  const answer = await again(() => client(saveMyProfile, { body, idempotencyKey }));
  ledger.profiles.set(youth.id, answer.version);
  ledger.answers += 1;
}

async function again<T>(send: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      refusalOnly(error);
      await sleep(randomInt(10, 60));
    }
  }
}

/** No answer, or an answer that the server is busy, is to be expected; a refusal or a fault is not. */
function refusalOnly(error: unknown): undefined {
  if (error instanceof AppError && error.code !== "busy") throw error;
}

function profileBody(version: number): InputOf<typeof saveMyProfile>["body"] {
  return {
    education: "secondary",
    stillStudying: true,
    experiences: [{ id: randomUUID(), kind: "work", cardCode: null, words: `версия ${version}`, months: 6 }],
    skills: [],
    languages: [{ code: "en", level: "b1" }],
    licences: [],
    ekatte: "68134",
    remote: true,
    hours: [],
    wishes: ["paid"],
    limits: String(version),
    // Readable where it lies, unlike what is sealed: it shows that the last document is there whole.
    reachKm: 1 + (version % 500),
    support: ["transport"],
    version,
  };
}
