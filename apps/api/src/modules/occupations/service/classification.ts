import type { Db, Tx } from "@posoka/db/client";
import { catalogueLock } from "@posoka/db/starter";
import { sql } from "drizzle-orm";
import * as queries from "../queries/classification.ts";
import type { LinkRow, TextRow } from "../queries/classification.ts";

export type { LinkRow, TextRow } from "../queries/classification.ts";

export type CatalogueState = "active" | "withdrawn";
export type OccupationRow = { id: string; uri: string; iscoCode: string; state: CatalogueState };
export type SkillRow = {
  id: string;
  uri: string;
  kind: "skill" | "knowledge";
  transversal: boolean;
  state: CatalogueState;
};
export type GroupRow = { code: string; uri: string };
export type GroupTextRow = { code: string; language: "bg" | "en"; title: string };

/** Rows to write and links to remove; everything that stays the same is left out. */
export type ClassificationChange = {
  occupations: OccupationRow[];
  occupationTexts: TextRow[];
  skills: SkillRow[];
  skillTexts: TextRow[];
  groups: GroupRow[];
  groupTexts: GroupTextRow[];
  occupationSkills: { save: LinkRow[]; remove: LinkRow[] };
  skillRelations: { save: LinkRow[]; remove: LinkRow[] };
};

export type Classification = Awaited<ReturnType<typeof readClassification>>;

/** All that an import compares itself with; with full ESCO some 160,000 short rows. */
export async function readClassification(db: Db | Tx) {
  return {
    occupations: await queries.listOccupationRows(db),
    occupationTexts: await queries.listOccupationTexts(db),
    skills: await queries.listSkillRows(db),
    skillTexts: await queries.listSkillTexts(db),
    groups: await queries.listGroups(db),
    groupTexts: await queries.listGroupTexts(db),
    occupationSkills: await queries.listOccupationLinks(db),
    skillRelations: await queries.listSkillLinks(db),
  };
}

/** Nobody else changes the catalogue until this transaction ends: not another import, not a starting server. */
export async function lockCatalogue(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${catalogueLock})`);
}

export async function changeClassification(tx: Tx, change: ClassificationChange, now: Date): Promise<void> {
  await inBatches(change.groups, (rows) => queries.saveGroups(tx, rows));
  await inBatches(change.groupTexts, (rows) => queries.saveGroupTexts(tx, rows));
  await inBatches(change.occupations, (rows) => queries.saveOccupations(tx, rows, now));
  await inBatches(change.occupationTexts, (rows) => queries.saveOccupationTexts(tx, rows));
  await inBatches(change.skills, (rows) => queries.saveSkills(tx, rows, now));
  await inBatches(change.skillTexts, (rows) => queries.saveSkillTexts(tx, rows));
  await inBatches(change.occupationSkills.remove, (rows) => queries.removeOccupationLinks(tx, rows));
  await inBatches(change.occupationSkills.save, (rows) => queries.saveOccupationLinks(tx, rows));
  await inBatches(change.skillRelations.remove, (rows) => queries.removeSkillLinks(tx, rows));
  await inBatches(change.skillRelations.save, (rows) => queries.saveSkillLinks(tx, rows));
}

/** Bounds the memory and the time of one statement. */
async function inBatches<T>(rows: readonly T[], write: (batch: readonly T[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < rows.length; from += 4000) await write(rows.slice(from, from + 4000));
}
