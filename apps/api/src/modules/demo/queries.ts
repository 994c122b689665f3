import type { Db, Tx } from "@posoka/db/client";
import { accountRoles, accounts, youthAccounts } from "@posoka/db/schema/accounts";
import { applications, candidateCards } from "@posoka/db/schema/applications";
import { vettingRecords } from "@posoka/db/schema/mentors";
import { occupations, occupationSkills, skills } from "@posoka/db/schema/occupations";
import { openings } from "@posoka/db/schema/openings";
import { organisationLinks, organisations } from "@posoka/db/schema/organisations";
import { questionnaires } from "@posoka/db/schema/questionnaires";
import { and, desc, eq, inArray, isNotNull, sql } from "drizzle-orm";

/** Rows that the demo world writes itself, since no service opens an account under a fixed name. */
export const insertAccounts = (tx: Tx, rows: (typeof accounts.$inferInsert)[]) => tx.insert(accounts).values(rows);
export const insertRoles = (tx: Tx, rows: (typeof accountRoles.$inferInsert)[]) => tx.insert(accountRoles).values(rows);
export const insertStandings = (tx: Tx, rows: (typeof youthAccounts.$inferInsert)[]) =>
  tx.insert(youthAccounts).values(rows);
export const insertChecks = (tx: Tx, rows: (typeof vettingRecords.$inferInsert)[]) =>
  tx.insert(vettingRecords).values(rows);
export const insertOrganisations = (tx: Tx, rows: (typeof organisations.$inferInsert)[]) =>
  tx.insert(organisations).values(rows);
export const insertLinks = (tx: Tx, rows: (typeof organisationLinks.$inferInsert)[]) =>
  tx.insert(organisationLinks).values(rows);

export async function hasAccount(db: Db | Tx, userName: string): Promise<boolean> {
  const rows = await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.userName, userName));
  return rows.length > 0;
}

export async function lockDemo(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7676729)`);
}

export async function readOccupation(db: Db | Tx, code: string) {
  const [row] = await db.select({ id: occupations.id }).from(occupations).where(eq(occupations.code, code));
  if (!row) throw new Error(`the starter catalogue has no occupation ${code}`);
  const own = await db
    .select({ id: skills.id, essential: occupationSkills.essential })
    .from(occupationSkills)
    .innerJoin(skills, eq(skills.id, occupationSkills.skillId))
    .where(and(eq(occupationSkills.occupationId, row.id), eq(occupationSkills.ours, true), isNotNull(skills.code)))
    .orderBy(desc(occupationSkills.essential), skills.code)
    .limit(5);
  return { id: row.id, skills: own };
}

export async function readSkillIds(db: Db | Tx, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: skills.id, code: skills.code })
    .from(skills)
    .where(inArray(skills.code, [...codes]));
  return new Map(rows.map(({ id, code }) => [code ?? "", id]));
}

export async function readQuestionnaire(db: Db | Tx, code: string) {
  const [row] = await db
    .select()
    .from(questionnaires)
    .where(eq(questionnaires.code, code))
    .orderBy(desc(questionnaires.version))
    .limit(1);
  if (!row) throw new Error(`the starter catalogue has no questionnaire ${code}`);
  return row;
}

export async function readOpeningVersion(db: Db | Tx, id: string): Promise<number> {
  const [row] = await db.select({ version: openings.version }).from(openings).where(eq(openings.id, id));
  return row?.version ?? 1;
}

export async function readCard(db: Db | Tx, applicationId: string) {
  const [row] = await db
    .select({ cardId: candidateCards.id, version: applications.version })
    .from(candidateCards)
    .innerJoin(applications, eq(applications.id, candidateCards.applicationId))
    .where(eq(candidateCards.applicationId, applicationId));
  if (!row) throw new Error("the application has no card");
  return row;
}

/** Gives the postings of a demo world that is opened again much later a new last day. */
export async function renewPostings(
  tx: Tx,
  dates: readonly { id: string; startsOn: string; closesOn: string }[],
  today: string,
) {
  const { rows } = await tx.execute<{ id: string }>(sql`
    update openings o set
      closes_on = r."closesOn", starts_on = r."startsOn",
      state = case when o.state = 'expired' then 'published' else o.state end, version = o.version + 1
    from jsonb_to_recordset(${JSON.stringify(dates)}::jsonb) as r(id uuid, "startsOn" date, "closesOn" date)
    where o.id = r.id and o.state in ('published', 'expired', 'in_review') and o.closes_on < ${today}::date + 5
    returning o.id`);
  return rows;
}
