import { createHash } from "node:crypto";
import { changeClassification, lockCatalogue, readClassification } from "../../occupations/service/classification.ts";
import type { ImportDeps, ImportOptions } from "../deps.ts";
import { findEscoFiles } from "../esco/find-files.ts";
import { planEsco } from "../esco/plan.ts";
import { emptyEscoSet, readEscoFile } from "../esco/read.ts";
import { refuseSpoilt } from "../refused.ts";
import type { ImportReport } from "../report.ts";
import { finishImport } from "./finish-import.ts";

/**
 * Brings in a folder of the ESCO download: occupations, skills, ISCO groups and their relations, whole or not at all.
 * Kinds whose file is missing stay as they are; of a kind whose English file is there, what it leaves out is
 * withdrawn. A second run of the same files writes nothing.
 *
 * @throws {ImportRefused} when a file cannot be read, lacks a column, loses more than 1 % of its rows or seems cut off
 */
export async function importEsco(
  deps: ImportDeps,
  folder: string,
  options: ImportOptions = {},
): Promise<ImportReport[]> {
  const set = emptyEscoSet();
  const hash = createHash("sha256");
  const rowsOf = new Map<string, number>();
  for (const file of await findEscoFiles(folder)) {
    const rows = await readEscoFile(set, file, hash);
    rowsOf.set(file.file, rows);
    deps.progress?.(`${file.file}: ${rows} rows`);
  }
  return deps.db.transaction(async (tx) => {
    await lockCatalogue(tx);
    const { change, reports } = planEsco(set, await readClassification(tx));
    const rejected = reports.flatMap((report) => report.rejected);
    for (const [file, rows] of rowsOf) refuseSpoilt(file, rows, rejected);
    if (options.dryRun === true) return reports;
    deps.progress?.("writing");
    await changeClassification(tx, change, deps.now());
    await finishImport(tx, { kind: "esco", checksum: hash.digest("hex"), reports, finishedAt: deps.now() });
    return reports;
  });
}
