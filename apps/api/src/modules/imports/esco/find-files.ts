import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { ImportRefused } from "../refused.ts";

const kinds = {
  occupations: /^occupations_(bg|en)\.csv$/i,
  skills: /^skills_(bg|en)\.csv$/i,
  isco_groups: /^ISCOGroups_(bg|en)\.csv$/i,
  // Some versions put the language behind these names too, although they hold addresses only.
  occupation_skills: /^occupationSkillRelations(?:_[a-z]{2})?\.csv$/i,
  skill_relations: /^skillSkillRelations(?:_[a-z]{2})?\.csv$/i,
} as const;

export type EscoKind = keyof typeof kinds;
export type EscoFile = { kind: EscoKind; path: string; file: string; language: "bg" | "en" };
export const escoKinds = Object.keys(kinds) as EscoKind[];

/**
 * The files of a classification as downloaded that we read, in the order of reading: English first, since it is whole.
 *
 * @throws {ImportRefused} when the folder cannot be read or holds none
 */
export async function findEscoFiles(folder: string): Promise<EscoFile[]> {
  const names = await readdir(folder).catch(() => {
    throw new ImportRefused(`${folder}: there is no such folder`);
  });
  const files = escoKinds.flatMap((kind) =>
    names
      .flatMap((file): EscoFile[] => {
        const found = kinds[kind].exec(file);
        if (!found) return [];
        const language = found[1]?.toLowerCase() === "bg" ? "bg" : "en";
        return [{ kind, path: join(folder, file), file, language }];
      })
      .toSorted((a, b) => (a.language < b.language ? 1 : -1)),
  );
  if (files.length === 0) throw new ImportRefused(`${folder}: no file of the ESCO download is in this folder`);
  return files;
}
