import type { Db, Tx } from "@posoka/db/client";
import { accounts, youthAccounts } from "@posoka/db/schema/accounts";
import { applications } from "@posoka/db/schema/applications";
import { mentorAssignments } from "@posoka/db/schema/mentors";
import { openings } from "@posoka/db/schema/openings";
import type { YouthState } from "@posoka/schema/accounts";
import { and, asc, desc, eq, inArray, isNull, ne, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { yearsBefore } from "@posoka/domain/ages";
import { hasAgreedOn, isFourteenOn } from "../accounts/service/youth-standing.ts";
import type { Actor } from "../../context.ts";
import { staying } from "../privacy/service/staying.ts";
import { caseRelation, runningCase } from "../relations/service/case-relation.ts";

type Executor = Db | Tx;

const mentors = alias(accounts, "mentors");
const confirmers = alias(accounts, "confirmers");

/**
 * The standing of `standingOf`, for a filter. Dates compare as words, so that who is born on 29 February turns a year
 * older on 1 March here too.
 */
function stateOn(today: string): SQL<YouthState> {
  const born = sql`to_char(${youthAccounts.birthDate}, 'YYYY-MM-DD') collate "C"`;
  return sql<YouthState>`case
    when not ${hasAgreedOn(today)} and ${isFourteenOn(today)} then 'own_consent_needed'
    when not ${hasAgreedOn(today)} then 'inert'
    when ${born} <= ${yearsBefore(today, 30)} then 'read_only'
    when ${youthAccounts.confirmedAt} is not null then 'confirmed'
    else 'unconfirmed' end`;
}

export type Reader = { actor: Actor; at: Date; today: string };

const relationTo = ({ actor, at }: Reader) => caseRelation(actor, sql`${youthAccounts.accountId}`, at);

const columns = (reader: Reader) => ({
  id: accounts.id,
  relation: relationTo(reader),
  caseWorkerName: sql<string | null>`(select w.display_name from ${accounts} w
    where w.id = (select c.staff_id from ${runningCase(sql`${youthAccounts.accountId}`, reader.at)}))`,
  userName: accounts.userName,
  birthDate: youthAccounts.birthDate,
  state: stateOn(reader.today),
  signedUpAt: accounts.createdAt,
  mentorName: mentors.displayName,
  applications: sql<number>`(select count(*)::int from ${applications} a where a.youth_id = ${accounts.id} and a.state <> 'draft')`,
});

export type Filter = Reader & { state?: YouthState | undefined };

function matching({ state, ...reader }: Filter): SQL | undefined {
  return and(
    eq(youthAccounts.tenantId, reader.actor.tenantId),
    sql`${relationTo(reader)} is not null`,
    staying(youthAccounts.accountId),
    state && sql`${stateOn(reader.today)} = ${state}`,
  );
}

/** Everybody in the filter, without the name, which is sealed: `findByName` opens, searches and sorts. */
export function listNameless(db: Executor, filter: Filter) {
  return db
    .select({
      id: accounts.id,
      userName: accounts.userName,
      signedUpAt: accounts.createdAt,
      waits: sql<boolean>`${stateOn(filter.today)} = 'unconfirmed'`,
    })
    .from(youthAccounts)
    .innerJoin(accounts, eq(accounts.id, youthAccounts.accountId))
    .where(matching(filter));
}

/** The rows of a page, in no order. */
export function listYouths(db: Executor, filter: Filter, ids: readonly string[]) {
  return db
    .select(columns(filter))
    .from(youthAccounts)
    .innerJoin(accounts, eq(accounts.id, youthAccounts.accountId))
    .leftJoin(mentorAssignments, and(eq(mentorAssignments.youthId, accounts.id), isNull(mentorAssignments.endedAt)))
    .leftJoin(mentors, eq(mentors.id, mentorAssignments.mentorId))
    .where(and(matching(filter), inArray(accounts.id, [...ids])));
}

export async function findYouth(db: Executor, reader: Reader, youthId: string) {
  const [row] = await db
    .select({
      ...columns(reader),
      metOn: youthAccounts.metOn,
      metBy: youthAccounts.metBy,
      confirmedAt: youthAccounts.confirmedAt,
      confirmedBy: confirmers.displayName,
      mentorId: mentorAssignments.mentorId,
      mentorSince: mentorAssignments.startedAt,
    })
    .from(youthAccounts)
    .innerJoin(accounts, eq(accounts.id, youthAccounts.accountId))
    .leftJoin(mentorAssignments, and(eq(mentorAssignments.youthId, accounts.id), isNull(mentorAssignments.endedAt)))
    .leftJoin(mentors, eq(mentors.id, mentorAssignments.mentorId))
    .leftJoin(confirmers, and(eq(confirmers.id, youthAccounts.confirmedBy), staying(confirmers.id)))
    .where(
      and(
        eq(youthAccounts.accountId, youthId),
        eq(youthAccounts.tenantId, reader.actor.tenantId),
        staying(youthAccounts.accountId),
      ),
    );
  return row;
}

/** The standing as it is, kept until this transaction ends. */
export async function lockYouth(tx: Executor, tenantId: string, youthId: string) {
  const { birthDate, consentVerifiedAt, confirmedAt } = youthAccounts;
  const [row] = await tx
    .select({ birthDate, consentVerifiedAt, confirmedAt })
    .from(youthAccounts)
    .where(
      and(eq(youthAccounts.accountId, youthId), eq(youthAccounts.tenantId, tenantId), staying(youthAccounts.accountId)),
    )
    .for("update");
  return row;
}

export function listApplicationsOf(db: Executor, youthId: string) {
  return db
    .select({
      id: applications.id,
      title: openings.title,
      organisationName: openings.organisationName,
      state: applications.state,
      appliedAt: applications.createdAt,
      version: applications.version,
    })
    .from(applications)
    .innerJoin(openings, eq(openings.id, applications.openingId))
    .where(and(eq(applications.youthId, youthId), ne(applications.state, "draft")))
    .orderBy(desc(applications.createdAt), asc(applications.id))
    .limit(200);
}
