import { stableId } from "@posoka/db/stable-id";
import type {
  CatalogueState,
  Classification,
  ClassificationChange,
  LinkRow,
  TextRow,
} from "../../occupations/service/classification.ts";
import { ImportRefused } from "../refused.ts";
import { emptyReport, type ImportReport } from "../report.ts";
import { type EscoKind, escoKinds } from "./find-files.ts";
import type { EscoLink, EscoSet, EscoText } from "./read.ts";

export type EscoPlan = { change: ClassificationChange; reports: ImportReport[] };
type Reports = Record<EscoKind, ImportReport>;

/**
 * Compares what the files say with what is there. Rows of our own catalogue keep their words, their ISCO group and
 * their links, and are never withdrawn.
 *
 * @throws {ImportRefused} when so much would be withdrawn that a file must have been cut off
 */
export function planEsco(set: EscoSet, there: Classification): EscoPlan {
  const reports = Object.fromEntries(escoKinds.map((kind) => [kind, emptyReport(kind)])) as Reports;
  const occupationIds = idsOf(there.occupations, set.occupations);
  const skillIds = idsOf(there.skills, set.skills);
  const groups = planGroups(set, there, reports.isco_groups);
  const occupations = planConcepts({
    kind: "occupations",
    there: there.occupations,
    found: set.occupations,
    ids: occupationIds,
    texts: { found: set.occupationTexts, there: there.occupationTexts },
    whole: set.present.has("occupations"),
    same: (row, found) => row.iscoCode === found.iscoCode,
    make: (id, uri, state, found) => ({ id, uri, state, iscoCode: found.iscoCode }),
    report: reports.occupations,
  });
  const skills = planConcepts({
    kind: "skills",
    there: there.skills,
    found: set.skills,
    ids: skillIds,
    texts: { found: set.skillTexts, there: there.skillTexts },
    whole: set.present.has("skills"),
    same: (row, found) => row.kind === found.kind && row.transversal === found.transversal,
    make: (id, uri, state, found) => ({ id, uri, state, kind: found.kind, transversal: found.transversal }),
    report: reports.skills,
  });
  const rejected = set.rejected.map((row) => ({ ...row }));
  const links = (kind: "occupation_skills" | "skill_relations", found: EscoLink[], from: Ids, what: string) =>
    planLinks({
      found,
      from,
      to: skillIds,
      there: kind === "occupation_skills" ? there.occupationSkills : there.skillRelations,
      whole: set.present.has(kind),
      report: reports[kind],
      reject: (line, end, uri) =>
        rejected.push({
          kind,
          file: set.linkFiles[kind] ?? kind,
          line,
          reason: `no row of the ${end === "to" ? "skill" : what} ${uri}`,
        }),
    });
  const change = {
    groups: groups.rows,
    groupTexts: groups.texts,
    occupations: occupations.rows,
    occupationTexts: occupations.texts,
    skills: skills.rows,
    skillTexts: skills.texts,
    occupationSkills: links("occupation_skills", set.occupationSkills, occupationIds, "occupation"),
    skillRelations: links("skill_relations", set.skillRelations, skillIds, "skill"),
  };
  for (const { kind, ...row } of rejected) reports[kind].rejected.push(row);
  return { change, reports: escoKinds.map((kind) => reports[kind]) };
}

type Ids = ReadonlyMap<string, string>;

/** An address has one row: the one that is there, or the one that will be. */
function idsOf(there: readonly { id: string; escoUri: string | null }[], found: ReadonlyMap<string, unknown>): Ids {
  const ids = new Map<string, string>();
  for (const uri of found.keys()) ids.set(uri, stableId(`posoka:esco:${uri}`));
  for (const { id, escoUri } of there) if (escoUri !== null) ids.set(escoUri, id);
  return ids;
}

type ThereConcept = { id: string; escoUri: string | null; state: CatalogueState; ours: boolean };

function planConcepts<There extends ThereConcept, Found extends { obsolete: boolean }, Row>(input: {
  kind: "occupations" | "skills";
  there: readonly There[];
  found: ReadonlyMap<string, Found>;
  ids: Ids;
  texts: {
    found: readonly EscoText[];
    there: readonly (Omit<TextRow, "language"> & { language: string; ours: boolean })[];
  };
  whole: boolean;
  same: (row: There, found: Found) => boolean;
  make: (id: string, uri: string, state: CatalogueState, found: Found) => Row;
  report: ImportReport;
}): { rows: Row[]; texts: TextRow[] } {
  const { found, ids, report } = input;
  const thereBy = new Map(input.there.map((row) => [row.id, row]));
  const rows: Row[] = [];
  const added = new Set<string>();
  const changed = new Set<string>();
  for (const [uri, concept] of found) {
    const id = ids.get(uri) ?? "";
    const row = thereBy.get(id);
    const state = concept.obsolete ? "withdrawn" : "active";
    if (!row) added.add(id);
    else if (row.ours || (row.state === state && input.same(row, concept))) continue;
    else if (state === "withdrawn" && row.state === "active") report.withdrawn += 1;
    else changed.add(id);
    rows.push(input.make(id, uri, state, concept));
  }
  const texts = planTexts(input.texts, ids, (id) => void (added.has(id) || changed.add(id)));
  if (input.whole) {
    const gone = input.there.filter((row) => isGone(row, found));
    const listed = input.there.filter((row) => row.state === "active" && !row.ours);
    refuseCutOff(input.kind, gone.length, listed.length, 0.1);
    for (const row of gone) rows.push(withdrawn(row, input.make));
    report.withdrawn += gone.length;
  }
  report.added = added.size;
  report.changed = changed.size;
  return { rows, texts };
}

function isGone(row: ThereConcept, found: ReadonlyMap<string, unknown>): boolean {
  return !row.ours && row.state === "active" && row.escoUri !== null && !found.has(row.escoUri);
}

/** The row as it is, off the lists: what pointed at it still finds it. */
function withdrawn<There extends ThereConcept, Found, Row>(
  row: There,
  make: (id: string, uri: string, state: CatalogueState, found: Found) => Row,
): Row {
  return make(row.id, row.escoUri ?? "", "withdrawn", row as unknown as Found);
}

function planTexts(
  texts: {
    found: readonly EscoText[];
    there: readonly (Omit<TextRow, "language"> & { language: string; ours: boolean })[];
  },
  ids: Ids,
  touched: (id: string) => void,
): TextRow[] {
  const thereBy = new Map(texts.there.map((text) => [`${text.id} ${text.language}`, text]));
  return texts.found.flatMap(({ uri, language, label, altLabels, description }) => {
    const id = ids.get(uri);
    if (id === undefined) return [];
    const text = thereBy.get(`${id} ${language}`);
    if (text?.ours === true) return [];
    const same =
      text && text.label === label && text.description === description && sameList(text.altLabels, altLabels);
    if (same) return [];
    touched(id);
    return [{ id, language, label, altLabels, description }];
  });
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, at) => value === b[at]);

function planGroups(set: EscoSet, there: Classification, report: ImportReport) {
  const uriOf = new Map(there.groups.map(({ code, uri }) => [code, uri]));
  const titleOf = new Map(there.groupTexts.map(({ code, language, title }) => [`${code} ${language}`, title]));
  const rows = [...set.groups]
    .filter(([code, { uri }]) => uriOf.get(code) !== uri)
    .map(([code, { uri }]) => ({ code, uri }));
  const texts = set.groupTexts.filter(({ code, language, title }) => titleOf.get(`${code} ${language}`) !== title);
  const added = new Set(rows.filter(({ code }) => !uriOf.has(code)).map(({ code }) => code));
  const changed = new Set([...rows, ...texts].map(({ code }) => code).filter((code) => !added.has(code)));
  report.added = added.size;
  report.changed = changed.size;
  return { rows, texts };
}

function planLinks(input: {
  found: readonly EscoLink[];
  from: Ids;
  to: Ids;
  there: readonly (LinkRow & { ours: boolean })[];
  whole: boolean;
  report: ImportReport;
  reject: (line: number, end: "from" | "to", uri: string) => void;
}): { save: LinkRow[]; remove: LinkRow[] } {
  const { report } = input;
  const left = new Map(input.there.map((link) => [`${link.from}${link.to}`, link]));
  const save: LinkRow[] = [];
  for (const link of input.found) {
    const [from, to] = [input.from.get(link.from), input.to.get(link.to)];
    if (from === undefined) input.reject(link.line, "from", link.from);
    else if (to === undefined) input.reject(link.line, "to", link.to);
    else {
      const key = `${from}${to}`;
      const row = left.get(key);
      left.delete(key);
      if (row && (row.ours || row.essential === link.essential)) continue;
      if (row) report.changed += 1;
      else report.added += 1;
      save.push({ from, to, essential: link.essential });
    }
  }
  const remove = input.whole ? [...left.values()].filter((link) => !link.ours) : [];
  refuseCutOff(report.kind, remove.length, input.there.filter((link) => !link.ours).length, 0.5);
  report.withdrawn = remove.length;
  return { save, remove };
}

/** A new version drops a little; a file that was cut off at the end of a line would drop a lot. */
function refuseCutOff(kind: string, gone: number, there: number, most: number): void {
  if (gone <= Math.max(50, there * most)) return;
  throw new ImportRefused(
    `${kind}: the file leaves out ${gone} of ${there} rows that are here; it seems to be cut off`,
  );
}
