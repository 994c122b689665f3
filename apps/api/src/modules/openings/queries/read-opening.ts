import type { Db, Tx } from "@posoka/db/client";
import { applications, candidateCards } from "@posoka/db/schema/applications";
import { openingEvents, openings, openingSkills } from "@posoka/db/schema/openings";
import { organisations } from "@posoka/db/schema/organisations";
import { settlements } from "@posoka/db/schema/places";
import type { Language, OpeningKind, OpeningState } from "@posoka/domain/vocabulary";
import { and, asc, count, desc, eq, getTableColumns, gte, lte, ne, or, type SQL, sql } from "drizzle-orm";
import { wordPatterns } from "../../../like-pattern.ts";
import { staying } from "../../privacy/service/staying.ts";
import { occupationTitle, placeName, provinceName, skillLabel } from "./names.ts";

/**
 * Came to the partner at all and was not erased since; drafts and what waits for a representative are nobody else's business.
 * Names are written out: a column in braces loses its table in a select from one table and would mean the inner one.
 */
const arrived = sql<number>`(
  select count(*)::int from ${applications} a join ${candidateCards} c on c.application_id = a.id
  where a.opening_id = openings.id and a.submitted_at is not null and ${staying(sql`a.youth_id`)})`;

const waiting = sql<number>`(
  select count(*)::int from ${applications} a
  where a.opening_id = openings.id and a.state in ('submitted', 'seen', 'shortlisted', 'interview')
    and ${staying(sql`a.youth_id`)})`;

export async function findOpening(db: Db | Tx, id: string, language: Language) {
  const rows = await db
    .select({
      ...getTableColumns(openings),
      occupationTitle: occupationTitle(language),
      placeName: placeName(language),
      provinceName: provinceName(language),
      applications: arrived,
      organisationState: organisations.state,
    })
    .from(openings)
    .leftJoin(organisations, eq(organisations.id, openings.organisationId))
    .where(eq(openings.id, id));
  return rows.at(0);
}
export type FoundOpening = NonNullable<Awaited<ReturnType<typeof findOpening>>>;

export async function listSkills(db: Db | Tx, openingId: string, language: Language) {
  return db
    .select({
      id: openingSkills.skillId,
      relation: openingSkills.relation,
      label: skillLabel(openingSkills.skillId, language),
    })
    .from(openingSkills)
    .where(eq(openingSkills.openingId, openingId))
    .orderBy(asc(openingSkills.position), asc(openingSkills.skillId));
}

/** Everything that happened, in order; the newest 200. */
export async function listEvents(db: Db | Tx, openingId: string) {
  const { act, at, reason, id } = openingEvents;
  const newest = await db
    .select({ act, at, reason })
    .from(openingEvents)
    .where(eq(openingEvents.openingId, openingId))
    .orderBy(desc(at), desc(id))
    .limit(200);
  return newest.reverse();
}

const rowColumns = {
  id: openings.id,
  kind: openings.kind,
  title: openings.title,
  organisationName: openings.organisationName,
  placeName: placeName("bg"),
  state: openings.state,
  closesOn: openings.closesOn,
  payMin: openings.payMin,
  payMax: openings.payMax,
  payPeriod: openings.payPeriod,
  waiting,
  applications: arrived,
  updatedAt: openings.updatedAt,
};

type Page = { limit: number; offset: number };

async function counted(db: Db | Tx, where: SQL | undefined): Promise<number> {
  const [row] = await db.select({ total: count() }).from(openings).where(where);
  return row?.total ?? 0;
}

export async function listOfOrganisation(
  db: Db | Tx,
  filter: Page & { organisationId: string; state: OpeningState | undefined },
) {
  const where = and(
    eq(openings.organisationId, filter.organisationId),
    filter.state && eq(openings.state, filter.state),
  );
  const items = await db
    .select(rowColumns)
    .from(openings)
    .where(where)
    .orderBy(desc(openings.updatedAt), asc(openings.id))
    .limit(filter.limit)
    .offset(filter.offset);
  return { items, total: await counted(db, where) };
}

/** Postings of partners that left their desk; those in review first, the longest waiting on top. */
export async function listForStaff(db: Db | Tx, filter: Page & { state: OpeningState | undefined }) {
  const byState = filter.state ? eq(openings.state, filter.state) : ne(openings.state, "draft");
  const where = and(eq(openings.external, false), byState);
  const items = await db
    .select(rowColumns)
    .from(openings)
    .where(where)
    .orderBy(sql`${openings.state} = 'in_review' desc`, sql`${openings.submittedAt} asc nulls last`, asc(openings.id))
    .limit(filter.limit)
    .offset(filter.offset);
  return { items, total: await counted(db, where) };
}

export type PublicFilter = {
  /** Local date. */
  today: string;
  /** Own age of a signed-in minor; null for everybody else. */
  ageLimit: number | null;
  /** Search words; empty means no search. */
  words: string;
  kind: OpeningKind | undefined;
  province: string | undefined;
};

/** Published, not past its last day, of an approved partner or an outside source. */
const isPublic = (today: string) =>
  and(
    eq(openings.state, "published"),
    gte(openings.closesOn, today),
    or(
      eq(openings.external, true),
      sql`exists (select 1 from ${organisations} where ${organisations.id} = ${openings.organisationId} and ${organisations.state} = 'approved')`,
    ),
  );

/** Lawful for the age, and not for adults by the partner's own limit. */
const suits = (ageLimit: number) => and(lte(openings.lawfulFrom, ageLimit), sql`coalesce(${openings.minAge}, 0) < 18`);

/** Each word stands in the title or in the name of the organisation. */
const contains = (words: string) =>
  sql`lower(${openings.title} || ' ' || ${openings.organisationName}) like all(${wordPatterns(words)})`;

const inProvince = (province: string) =>
  sql`exists (select 1 from ${settlements} where ${settlements.ekatte} = ${openings.ekatte} and ${settlements.province} = ${province})`;

const listedColumns = {
  id: openings.id,
  kind: openings.kind,
  title: openings.title,
  organisationName: openings.organisationName,
  remote: openings.remote,
  payMin: openings.payMin,
  payMax: openings.payMax,
  payPeriod: openings.payPeriod,
  closesOn: openings.closesOn,
  external: openings.external,
  lawfulFrom: openings.lawfulFrom,
  minAge: openings.minAge,
};

/** Newest first; the id breaks ties so that pages never overlap. */
export async function listPublic(db: Db | Tx, filter: PublicFilter & Page & { language: Language }) {
  const where = and(
    isPublic(filter.today),
    filter.ageLimit === null ? undefined : suits(filter.ageLimit),
    filter.kind && eq(openings.kind, filter.kind),
    filter.province === undefined ? undefined : inProvince(filter.province),
    filter.words === "" ? undefined : contains(filter.words),
  );
  const items = await db
    .select({ ...listedColumns, placeName: placeName(filter.language) })
    .from(openings)
    .where(where)
    .orderBy(sql`${openings.publishedAt} desc nulls last`, asc(openings.id))
    .limit(filter.limit)
    .offset(filter.offset);
  return { items, total: await counted(db, where) };
}

/** Addresses for a site map, newest first. */
export async function listPublicIds(db: Db | Tx, today: string, limit: number) {
  const { id, updatedAt } = openings;
  return db
    .select({ id, updatedAt })
    .from(openings)
    .where(isPublic(today))
    .orderBy(desc(updatedAt), asc(id))
    .limit(limit);
}
