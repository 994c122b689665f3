import type { Db, Tx } from "@posoka/db/client";
import { applications } from "@posoka/db/schema/applications";
import { imports, occupations, occupationSkills, skillRelations } from "@posoka/db/schema/occupations";
import { openings, openingSkills } from "@posoka/db/schema/openings";
import { organisations } from "@posoka/db/schema/organisations";
import { outbox } from "@posoka/db/schema/system";
import type { RequiredSkill, SkillRelation } from "@posoka/domain/matching/rows";
import { and, asc, desc, eq, gt, inArray, isNotNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { OpeningFacts } from "./opening-row.ts";

/** Where a reader of the outbox stands: everything at or before this pair is applied. */
export type Cursor = { tx: string; id: number };

/** From here on this transaction reads only what ranking may read: no name, no contact, nothing sensitive. */
export async function readAsMatching(tx: Tx): Promise<void> {
  await tx.execute(sql`set local role posoka_matching`);
}

/** The oldest transaction still running: all below it are decided and visible. */
export async function safePoint(tx: Tx): Promise<string> {
  const found = await tx.execute<{ xmin: string }>(sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`);
  return found.rows[0]?.xmin ?? "0";
}

/** Events of the index after the cursor, in commit-safe order; a sequence alone would lose rows. */
export async function readEvents(tx: Tx, after: Cursor, limit: number): Promise<(Cursor & { openingId: string })[]> {
  return tx
    .select({ tx: sql<string>`${outbox.tx}::text`, id: outbox.id, openingId: sql<string>`${outbox.payload} ->> 'id'` })
    .from(outbox)
    .where(
      and(
        sql`(${outbox.tx}, ${outbox.id}) > (${after.tx}::xid8, ${after.id}::bigint)`,
        sql`${outbox.tx} < pg_snapshot_xmin(pg_current_snapshot())`,
        eq(outbox.topic, "index.opening"),
      ),
    )
    .orderBy(asc(outbox.tx), asc(outbox.id))
    .limit(limit);
}

/** Changes whenever a catalogue was imported: occupations and relations reach the index by loading it anew. */
export async function catalogueMark(db: Db | Tx): Promise<string> {
  const [newest] = await db
    .select({ id: imports.id })
    .from(imports)
    .orderBy(desc(imports.finishedAt), asc(imports.id))
    .limit(1);
  return newest?.id ?? "none";
}

/** Percent of a skill that comes with a related one. */
const relatedPercent = { essential: 50, optional: 30 } as const;

export async function readRelations(tx: Tx): Promise<SkillRelation[]> {
  const rows = await tx.select().from(skillRelations);
  return rows.map(({ fromId, toId, essential }) => ({
    from: fromId,
    to: toId,
    percent: essential ? relatedPercent.essential : relatedPercent.optional,
  }));
}

/** A page of listed openings by id, or the named ones in whatever state they are. */
export type Wanted = { after: string; limit: number } | { ids: readonly string[] };

/** Fewer answers than this say nothing about a partner. */
const answersEnough = 10;

/** @param today a promise of a day before it is broken when there is no answer */
export async function readOpeningFacts(tx: Db | Tx, wanted: Wanted, today: string): Promise<OpeningFacts[]> {
  const interests = (table: SQL) => sql`array(select value::float8 from jsonb_array_elements_text(${table}))`;
  const unit = tx
    .select({
      code: occupations.iscoCode,
      mean: sql<number[]>`array[${sql.join(
        [0, 1, 2, 3, 4, 5].map((at) => sql`avg((${occupations.interests} ->> ${sql.raw(String(at))})::float8)`),
        sql`, `,
      )}]`.as("mean"),
    })
    .from(occupations)
    .where(and(eq(occupations.state, "active"), isNotNull(occupations.interests)))
    .groupBy(occupations.iscoCode)
    .as("unit");
  const answered = tx
    .select({
      organisationId: applications.organisationId,
      percent: sql<number | null>`case when count(*) >= ${answersEnough} then
        floor(100.0 * count(*) filter (where ${applications.decidedAt} is not null
          and (${applications.decidedAt} at time zone 'Europe/Sofia')::date <= ${applications.promisedReplyOn}) / count(*))::int end`.as(
        "percent",
      ),
    })
    .from(applications)
    .where(
      and(
        isNotNull(applications.promisedReplyOn),
        or(isNotNull(applications.decidedAt), lt(applications.promisedReplyOn, today)),
      ),
    )
    .groupBy(applications.organisationId)
    .as("answered");

  const listed = sql<boolean>`(${openings.state} = 'published' and (${openings.external} or ${organisations.state} = 'approved'))`;
  const rows = await tx
    .select({
      id: openings.id,
      kind: openings.kind,
      listed,
      startsOn: openings.startsOn,
      closesOn: openings.closesOn,
      occupationId: openings.occupationId,
      interests: sql<number[] | null>`coalesce(
        case when ${occupations.interests} is not null then ${interests(sql`${occupations.interests}`)} end, ${unit.mean})`,
      skills: sql<
        OpeningFacts["skills"]
      >`coalesce((select json_agg(json_build_object('id', s.skill_id, 'relation', s.relation)
        order by s.position, s.skill_id) from ${openingSkills} s where s.opening_id = ${openings.id}), '[]')`,
      latitude: openings.latitude,
      longitude: openings.longitude,
      remote: openings.remote,
      minEducation: openings.minEducation,
      languages: openings.languages,
      licences: openings.licences,
      schedule: openings.schedule,
      lawfulFrom: openings.lawfulFrom,
      minAge: openings.minAge,
      lodging: openings.lodging,
      payMin: openings.payMin,
      hoursPerDay: openings.hoursPerDay,
      hoursPerWeek: openings.hoursPerWeek,
      answering: answered.percent,
    })
    .from(openings)
    .leftJoin(organisations, eq(organisations.id, openings.organisationId))
    .leftJoin(occupations, eq(occupations.id, openings.occupationId))
    .leftJoin(unit, eq(unit.code, sql`coalesce(${occupations.iscoCode}, ${openings.iscoCode})`))
    .leftJoin(answered, eq(answered.organisationId, openings.organisationId))
    .where("ids" in wanted ? inArray(openings.id, [...wanted.ids]) : and(listed, gt(openings.id, wanted.after)))
    .orderBy(asc(openings.id))
    .limit("ids" in wanted ? wanted.ids.length : wanted.limit);

  const bare = rows.filter(
    (row) => row.occupationId !== null && row.skills.every(({ relation }) => relation === "gives"),
  );
  const usual = await readUsualSkills(tx, [...new Set(bare.map((row) => row.occupationId as string))]);
  return rows.map((row) => ({ ...row, usualSkills: usual.get(row.occupationId ?? "") ?? [] }));
}

/** At most this many stand in for a posting that names none. */
const usualAtMost = 12;

/** Skills of occupations: those we chose ourselves, or else what the classification calls essential. */
async function readUsualSkills(tx: Db | Tx, occupationIds: readonly string[]): Promise<Map<string, RequiredSkill[]>> {
  const found = new Map<string, RequiredSkill[]>();
  if (occupationIds.length === 0) return found;
  const rows = await tx
    .select()
    .from(occupationSkills)
    .where(
      and(
        inArray(occupationSkills.occupationId, [...occupationIds]),
        or(occupationSkills.ours, occupationSkills.essential),
      ),
    )
    .orderBy(asc(occupationSkills.occupationId), desc(occupationSkills.essential), asc(occupationSkills.skillId));
  for (const id of occupationIds) {
    const list = rows.filter((row) => row.occupationId === id);
    const ours = list.filter((row) => row.ours);
    const chosen = (ours.length > 0 ? ours : list).slice(0, usualAtMost);
    found.set(
      id,
      chosen.map(({ skillId, essential }) => ({ id: skillId, weight: essential ? "essential" : "optional" })),
    );
  }
  return found;
}
