import type { Db, Tx } from "@posoka/db/client";
import { applicationEvents, applications, candidateCards } from "@posoka/db/schema/applications";
import { profiles } from "@posoka/db/schema/profiles";
import { auditEntries, demoMails, idempotencyKeys, outbox } from "@posoka/db/schema/system";
import { eq, sql } from "drizzle-orm";
import type { Ledger } from "./writers.ts";

const audited = (db: Tx, act: string) =>
  db
    .select({ id: auditEntries.subjectId, detail: auditEntries.detail })
    .from(auditEntries)
    .where(eq(auditEntries.act, act));

/**
 * Compares what was answered with what is there, and record, history, card, trace, mail and key with each other, both
 * ways. Every list holds what is wrong, so all must be empty.
 */
export function disagreements(db: Db, ledger: Ledger): Promise<Record<string, string[]>> {
  // One snapshot: mail may be leaving meanwhile.
  return db.transaction((tx) => compare(tx, ledger), { isolationLevel: "repeatable read" });
}

async function compare(db: Tx, ledger: Ledger): Promise<Record<string, string[]>> {
  const rows = await db.select({ id: applications.id }).from(applications);
  const ids = rows.map(({ id }) => id);
  const known = new Set(ids);
  const events = await db.select({ id: applicationEvents.applicationId }).from(applicationEvents);
  const cards = await db.select({ id: candidateCards.applicationId }).from(candidateCards);
  const submits = await audited(db, "application.submit");
  const mails = await db.$count(outbox, eq(outbox.topic, "mail.applicationReceived"));
  const keys = await db.$count(idempotencyKeys);
  const unanswered = await db
    .select()
    .from(idempotencyKeys)
    .where(sql`${idempotencyKeys.reply} is null`);
  const left = await db.$count(outbox, sql`${outbox.deliver} = 'mail' and ${outbox.doneAt} is not null`);
  const kept = await db.$count(demoMails);
  const saves = await audited(db, "profile.save");
  return {
    lost: [...ledger.applications].filter((id) => !known.has(id)),
    unexpected: ids.filter((id) => !ledger.applications.has(id) && !ledger.abandoned.has(id)),
    history: unlike(ids, events),
    cards: unlike(ids, cards),
    traces: unlike(ids, submits),
    mails: mails === ids.length ? [] : [`${mails} mails for ${ids.length} applications`],
    sent: left === kept ? [] : [`${kept} mails kept, ${left} called sent`],
    keys: keys === ids.length + saves.length ? [] : [`${keys} keys for ${ids.length} + ${saves.length} acts`],
    unanswered: unanswered.map(({ key }) => key),
    profiles: await wrongProfiles(db, ledger, saves),
  };
}

/** Ids that do not stand exactly once in both lists. */
function unlike(ids: readonly string[], others: readonly { id: string }[]): string[] {
  const counts = new Map(ids.map((id) => [id, 0]));
  for (const { id } of others) counts.set(id, (counts.get(id) ?? 9) + 1);
  return [...counts].flatMap(([id, count]) => (count === 1 ? [] : [id]));
}

/** The version is what was last answered, and each one on the way has one trace; what was saved last is there whole. */
async function wrongProfiles(
  db: Tx,
  ledger: Ledger,
  saves: readonly { id: string; detail: Record<string, unknown> }[],
): Promise<string[]> {
  const rows = await db
    .select({ id: profiles.youthId, version: profiles.version, reachKm: profiles.reachKm })
    .from(profiles);
  const traced = groupById(saves);
  return rows.flatMap(({ id, version, reachKm }) => {
    const versions = (traced.get(id) ?? []).map(({ detail }) => Number(detail["version"])).sort((a, b) => a - b);
    const expected = Array.from({ length: version - 1 }, (_, place) => place + 2);
    const whole = version === 1 ? reachKm === null : reachKm === 1 + ((version - 1) % 500);
    const right = version === ledger.profiles.get(id) && String(versions) === String(expected) && whole;
    return right ? [] : [`${id} has ${version}, answered ${ledger.profiles.get(id)}, traced ${versions.join()}`];
  });
}

function groupById<T extends { id: string }>(list: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(one.id, [...(groups.get(one.id) ?? []), one]);
  return groups;
}
