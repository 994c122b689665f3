import type { Db, Tx } from "@posoka/db/client";
import { accounts } from "@posoka/db/schema/accounts";
import { organisations } from "@posoka/db/schema/organisations";
import { auditEntries } from "@posoka/db/schema/system";
import { viewKinds, type ViewKind } from "@posoka/schema/consent";
import { and, desc, eq, gte, inArray, sql } from "drizzle-orm";
import { staying } from "../privacy/service/staying.ts";

// Views are lines of the trail and nothing else: what the young person reads is what the trail holds.

const { actorId, act, subjectId, detail, at, id, actorRole } = auditEntries;
const viewActs = viewKinds.map((kind) => `view.${kind}`);
const organisationOf = sql<string>`(${detail} ->> 'organisation')`;
const cardOf = sql<string | null>`(${detail} ->> 'card')`;

/** Held until the transaction ends; a hash may make two viewers wait for each other, which only costs time. */
export async function lockViewer(tx: Tx, viewerId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`view ${viewerId}`}, 0))`);
}

export async function viewsToday(
  tx: Tx,
  of: { actorId: string; kind: ViewKind; since: Date; youthIds: readonly string[] },
) {
  const rows = await tx
    .select({ youthId: subjectId, detail, cardId: cardOf })
    .from(auditEntries)
    .where(
      and(inArray(subjectId, [...of.youthIds]), eq(actorId, of.actorId), eq(act, `view.${of.kind}`), gte(at, of.since)),
    );
  return rows.map((row) => ({ ...row, fields: (row.detail["fields"] ?? []) as string[] }));
}

/** The different cards that people of an organisation opened since a moment. */
export async function cardsSeen(tx: Tx, organisationId: string, since: Date): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ cardId: cardOf })
    .from(auditEntries)
    .where(and(eq(act, "view.card"), sql`${organisationOf} = ${organisationId}`, gte(at, since)));
  return rows.flatMap(({ cardId }) => cardId ?? []);
}

/** Whether the team heard of so large a share of an organisation's day since a moment. */
export async function wasAlerted(tx: Tx, of: { organisationId: string; share: number; since: Date }): Promise<boolean> {
  const same = sql`(${detail} ->> 'share')::int = ${of.share}`;
  const told = and(eq(act, "view.alert"), eq(subjectId, of.organisationId), gte(at, of.since), same);
  return (await tx.$count(auditEntries, told)) > 0;
}

const aboutMe = (youthId: string) => and(eq(subjectId, youthId), inArray(act, viewActs));

/** Who looked at somebody, the newest first: organisations by their name, people of the charity by theirs. */
export function listViewsOf(db: Db | Tx, youthId: string, page: { limit: number; offset: number }) {
  return db
    .select({ id, at, act, role: actorRole, detail, organisationName: organisations.name, name: accounts.displayName })
    .from(auditEntries)
    .leftJoin(organisations, sql`${organisations.id}::text = ${organisationOf}`)
    .leftJoin(accounts, and(eq(accounts.id, actorId), staying(accounts.id)))
    .where(aboutMe(youthId))
    .orderBy(desc(id))
    .limit(page.limit)
    .offset(page.offset);
}

export const countViewsOf = (db: Db | Tx, youthId: string): Promise<number> =>
  db.$count(auditEntries, aboutMe(youthId));
