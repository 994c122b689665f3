import { basename } from "node:path";
import { lockCatalogue } from "../../occupations/service/classification.ts";
import { changeInterests, listOccupationUris } from "../../occupations/service/interests.ts";
import type { ImportDeps, ImportOptions } from "../deps.ts";
import { newChecksum, readTable } from "../files/table.ts";
import { refuseSpoilt } from "../refused.ts";
import { emptyReport, type ImportReport } from "../report.ts";
import { inTransaction } from "../try-out.ts";
import { finishImport } from "./finish-import.ts";

const columns = ["esco_uri", "R", "I", "A", "S", "E", "C"] as const;

/**
 * Gives imported occupations their interest profile, 1 to 7 per type, from a table by ESCO address. Those of our own
 * catalogue keep theirs; rows without figures are passed over.
 *
 * @throws {ImportRefused} when the table lacks a column or more than 1 % of it cannot be used
 */
export async function importInterests(
  deps: ImportDeps,
  path: string,
  options: ImportOptions = {},
): Promise<ImportReport[]> {
  const file = basename(path);
  const report = emptyReport("interests");
  const hash = newChecksum();
  const found: { uri: string; interests: number[]; line: number }[] = [];
  let rows = 0;
  for await (const { line, cells } of readTable(path, columns, { delimiter: "\t", plainQuotes: true, hash })) {
    rows += 1;
    const { esco_uri: uri, ...values } = cells;
    const written = [values.R, values.I, values.A, values.S, values.E, values.C];
    if (written.every((value) => value === "")) continue;
    const interests = written.map(Number);
    const usable = written.every((value) => value !== "") && interests.every((value) => value >= 1 && value <= 7);
    if (usable) found.push({ uri, interests, line });
    else report.rejected.push({ file, line, reason: "a figure is missing or not from 1 to 7" });
  }
  refuseSpoilt(file, rows, report.rejected);
  await inTransaction(deps.db, options.dryRun === true, async (tx) => {
    await lockCatalogue(tx);
    const known = new Set(await listOccupationUris(tx));
    const usable = found.filter(({ uri }) => known.has(uri));
    Object.assign(report, await changeInterests(tx, usable, deps.now()));
    await finishImport(tx, {
      kind: "interests",
      checksum: hash.digest("hex"),
      reports: [report],
      finishedAt: deps.now(),
    });
  });
  deps.progress?.(`${file}: ${rows} rows, ${found.length} with figures`);
  return [report];
}
