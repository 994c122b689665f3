import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { scratchFolder } from "./scratch-folder.ts";

type Row = Record<string, string>;

/** One row per concept, in the columns that a download has and with some that we do not read. */
export type EscoRows = {
  occupations?: { key: string; isco?: string; en: string; bg?: string; alt?: string; status?: string }[];
  skills?: { key: string; type?: string; reuse?: string; en: string; alt?: string }[];
  groups?: { code: string; en: string; bg?: string }[];
  occupationSkills?: [occupation: string, relation: string, type: string, skill: string][];
  skillRelations?: [from: string, relation: string, to: string][];
};

/** The address of a key: one that is an address already, else a made-up one. */
export const uri = (kind: "occupation" | "skill", key: string): string =>
  key.startsWith("http") ? key : `http://data.europa.eu/esco/${kind}/${key}`;

/** Writes a folder as downloaded: a byte order mark, quoted cells with line ends, columns in an order of their own. */
export function writeEscoFolder(rows: EscoRows): string {
  const folder = scratchFolder();
  const write = (file: string, list: Row[] | undefined): void => {
    if (list && list.length > 0) writeFileSync(join(folder, file), csvOf(list));
  };
  write(
    "occupations_en.csv",
    rows.occupations?.map(({ key, isco, en, alt, status }) => ({
      code: "x",
      preferredLabel: en,
      altLabels: alt ?? "",
      conceptUri: uri("occupation", key),
      iscoGroup: isco ?? "7512",
      status: status ?? "released",
      description: `What one does, said "so"\nin two lines, ${en}.`,
    })),
  );
  write(
    "occupations_bg.csv",
    rows.occupations?.flatMap(({ key, isco, bg }) =>
      bg === undefined
        ? []
        : [
            {
              conceptUri: uri("occupation", key),
              iscoGroup: isco ?? "7512",
              preferredLabel: bg,
              altLabels: "",
              status: "released",
              description: "",
            },
          ],
    ),
  );
  write(
    "skills_en.csv",
    rows.skills?.map(({ key, type, reuse, en, alt }) => ({
      conceptUri: uri("skill", key),
      skillType: type ?? "skill/competence",
      reuseLevel: reuse ?? "sector-specific",
      preferredLabel: en,
      altLabels: alt ?? "",
      status: "released",
    })),
  );
  const groupsIn = (language: "bg" | "en") =>
    rows.groups?.map((group) => ({
      conceptUri: `http://data.europa.eu/esco/isco/C${group.code}`,
      code: group.code,
      preferredLabel: group[language] ?? group.en,
    }));
  write("ISCOGroups_en.csv", groupsIn("en"));
  write("ISCOGroups_bg.csv", groupsIn("bg"));
  write(
    "occupationSkillRelations.csv",
    rows.occupationSkills?.map(([occupation, relationType, skillType, skill]) => ({
      occupationLabel: "a column of a later version",
      occupationUri: uri("occupation", occupation),
      relationType,
      skillType,
      skillUri: uri("skill", skill),
    })),
  );
  write(
    "skillSkillRelations.csv",
    rows.skillRelations?.map(([from, relationType, to]) => ({
      originalSkillUri: uri("skill", from),
      relationType,
      relatedSkillUri: uri("skill", to),
    })),
  );
  return folder;
}

function csvOf(rows: Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
  return `\ufeff${[columns.join(","), ...rows.map((row) => line(columns.map((column) => row[column] ?? "")))].join("\n")}\n`;
}
