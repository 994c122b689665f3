import type { Hash } from "node:crypto";
import { isSpoilt, tidy } from "../files/clean.ts";
import { readTable } from "../files/table.ts";
import { type Rejected, refuseSpoilt } from "../refused.ts";
import type { EscoFile, EscoKind } from "./find-files.ts";
import { otherLabels, slashForms } from "./labels.ts";

export type EscoText = { uri: string; language: "bg" | "en"; label: string; altLabels: string[]; description: string };
export type EscoLink = { from: string; to: string; essential: boolean; line: number };

/** What the files say, before it is compared with what is there. */
export type EscoSet = {
  /** Kinds of which a whole file was there: only then what it leaves out is withdrawn. */
  present: Set<EscoKind>;
  occupations: Map<string, { iscoCode: string; obsolete: boolean }>;
  skills: Map<string, { kind: "skill" | "knowledge"; transversal: boolean; obsolete: boolean }>;
  groups: Map<string, { uri: string }>;
  occupationTexts: EscoText[];
  skillTexts: EscoText[];
  groupTexts: { code: string; language: "bg" | "en"; title: string }[];
  occupationSkills: EscoLink[];
  skillRelations: EscoLink[];
  linkFiles: Partial<Record<EscoKind, string>>;
  rejected: (Rejected & { kind: EscoKind })[];
};

export function emptyEscoSet(): EscoSet {
  return {
    present: new Set(),
    occupations: new Map(),
    skills: new Map(),
    groups: new Map(),
    occupationTexts: [],
    skillTexts: [],
    groupTexts: [],
    occupationSkills: [],
    skillRelations: [],
    linkFiles: {},
    rejected: [],
  };
}

/** The reason why a row cannot be taken, else nothing. */
type Reason = string | undefined;

const isAddress = (uri: string): boolean => /^https?:\/\/\S{5,200}$/.test(uri);

/** @throws {ImportRefused} when the file cannot be read as what its name says */
export async function readEscoFile(set: EscoSet, file: EscoFile, hash: Hash): Promise<number> {
  const readers = {
    occupations: readOccupations,
    skills: readSkills,
    isco_groups: readGroups,
    occupation_skills: readOccupationSkills,
    skill_relations: readSkillRelations,
  };
  const rows = await readers[file.kind](set, file, hash);
  if (file.language === "en") set.present.add(file.kind);
  refuseSpoilt(file.file, rows, set.rejected);
  return rows;
}

async function eachRow<C extends string>(
  set: EscoSet,
  file: EscoFile,
  hash: Hash,
  columns: readonly C[],
  take: (cells: Record<C, string>, line: number) => Reason,
): Promise<number> {
  let rows = 0;
  for await (const { line, cells } of readTable(file.path, columns, { hash })) {
    rows += 1;
    const reason = Object.values<string>(cells).some(isSpoilt) ? "unreadable letters" : take(cells, line);
    if (reason !== undefined) set.rejected.push({ kind: file.kind, file: file.file, line, reason });
  }
  return rows;
}

const concept = ["conceptUri", "preferredLabel", "altLabels", "status"] as const;

function textOf(cells: Record<(typeof concept)[number], string>, language: "bg" | "en", description: string): EscoText {
  const label = tidy(cells.preferredLabel);
  const both = language === "bg" ? slashForms(label) : [];
  const altLabels = otherLabels([...both, cells.altLabels].join("\n"), label);
  return { uri: cells.conceptUri, language, label, altLabels, description };
}

function readOccupations(set: EscoSet, file: EscoFile, hash: Hash): Promise<number> {
  const seen = new Set<string>();
  return eachRow(set, file, hash, [...concept, "iscoGroup", "description"], (cells) => {
    const reason = conceptFault(cells, seen);
    if (reason !== undefined) return reason;
    if (!/^\d{4}$/.test(cells.iscoGroup)) return `"${cells.iscoGroup}" is no ISCO unit group`;
    if (file.language === "en" || !set.present.has("occupations")) {
      set.occupations.set(cells.conceptUri, { iscoCode: cells.iscoGroup, obsolete: isObsolete(cells.status) });
    }
    set.occupationTexts.push(textOf(cells, file.language, cells.description));
    return undefined;
  });
}

function readSkills(set: EscoSet, file: EscoFile, hash: Hash): Promise<number> {
  const seen = new Set<string>();
  return eachRow(set, file, hash, [...concept, "skillType", "reuseLevel"], (cells) => {
    const reason = conceptFault(cells, seen);
    if (reason !== undefined) return reason;
    // A handful of rows leave the type empty; they read like skills.
    const kind = cells.skillType === "knowledge" ? "knowledge" : "skill";
    if (file.language === "en" || !set.present.has("skills")) {
      const transversal = cells.reuseLevel === "transversal";
      set.skills.set(cells.conceptUri, { kind, transversal, obsolete: isObsolete(cells.status) });
    }
    set.skillTexts.push(textOf(cells, file.language, ""));
    return undefined;
  });
}

function conceptFault(cells: Record<(typeof concept)[number], string>, seen: Set<string>): Reason {
  if (!isAddress(cells.conceptUri)) return "no address";
  if (cells.preferredLabel === "" || cells.preferredLabel.length > 300) return "no usable label";
  if (seen.has(cells.conceptUri)) return "the address stands in the file twice";
  seen.add(cells.conceptUri);
  return undefined;
}

const isObsolete = (status: string): boolean => status !== "" && status !== "released";

function readGroups(set: EscoSet, file: EscoFile, hash: Hash): Promise<number> {
  const seen = new Set<string>();
  return eachRow(set, file, hash, ["conceptUri", "code", "preferredLabel"], ({ conceptUri, code, preferredLabel }) => {
    if (!/^\d{1,4}$/.test(code)) return `"${code}" is no ISCO group`;
    if (!isAddress(conceptUri)) return "no address";
    if (preferredLabel === "") return "no usable label";
    if (seen.has(code)) return "the code stands in the file twice";
    seen.add(code);
    set.groups.set(code, { uri: conceptUri });
    set.groupTexts.push({ code, language: file.language, title: tidy(preferredLabel) });
    return undefined;
  });
}

function readOccupationSkills(set: EscoSet, file: EscoFile, hash: Hash): Promise<number> {
  set.linkFiles.occupation_skills = file.file;
  const columns = ["occupationUri", "relationType", "skillUri"] as const;
  const add = linkReader(set.occupationSkills);
  return eachRow(set, file, hash, columns, (cells, line) =>
    add(cells.occupationUri, cells.skillUri, cells.relationType, line),
  );
}

function readSkillRelations(set: EscoSet, file: EscoFile, hash: Hash): Promise<number> {
  set.linkFiles.skill_relations = file.file;
  const columns = ["originalSkillUri", "relationType", "relatedSkillUri"] as const;
  const add = linkReader(set.skillRelations);
  return eachRow(set, file, hash, columns, (cells, line) =>
    add(cells.originalSkillUri, cells.relatedSkillUri, cells.relationType, line),
  );
}

/** Addresses repeat some hundred thousand times; each is kept as one string. */
function linkReader(links: EscoLink[]) {
  const known = new Map<string, string>();
  const seen = new Set<string>();
  const once = (uri: string): string => {
    const kept = known.get(uri);
    if (kept === undefined) known.set(uri, uri);
    return kept ?? uri;
  };
  return (from: string, to: string, relation: string, line: number): Reason => {
    if (!isAddress(from) || !isAddress(to)) return "no address";
    if (relation !== "essential" && relation !== "optional") return `"${relation}" is neither essential nor optional`;
    const pair = `${from} ${to}`;
    if (seen.has(pair)) return "the relation stands in the file twice";
    seen.add(pair);
    links.push({ from: once(from), to: once(to), essential: relation === "essential", line });
    return undefined;
  };
}
