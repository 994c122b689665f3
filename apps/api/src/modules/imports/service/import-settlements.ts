import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { lockCatalogue } from "../../occupations/service/classification.ts";
import { changeSettlements, type SettlementRow } from "../../occupations/service/settlements.ts";
import type { ImportDeps, ImportOptions } from "../deps.ts";
import { isSpoilt, tidy } from "../files/clean.ts";
import { newChecksum, readTable } from "../files/table.ts";
import { refuseSpoilt } from "../refused.ts";
import { emptyReport, type ImportReport } from "../report.ts";
import { inTransaction } from "../try-out.ts";
import { finishImport } from "./finish-import.ts";

const columns = [
  "ekatte",
  "name_bg",
  "name_en",
  "municipality_code",
  "province_code",
  "province",
  "lat",
  "lon",
  "population_2017",
] as const;
type Cells = Record<(typeof columns)[number], string>;

/**
 * Brings in all settlements by ЕКАТТЕ code from a tab-separated table.
 *
 * @param path the table, or a folder that holds it as settlements.tsv
 * @throws {ImportRefused} when the table lacks a column or more than 1 % of it cannot be used
 */
export async function importSettlements(
  deps: ImportDeps,
  path: string,
  options: ImportOptions = {},
): Promise<ImportReport[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const table = isFolder ? join(path, "settlements.tsv") : path;
  const file = basename(table);
  const report = emptyReport("settlements");
  const hash = newChecksum();
  const found = new Map<string, SettlementRow>();
  let rows = 0;
  for await (const { line, cells } of readTable(table, columns, { delimiter: "\t", plainQuotes: true, hash })) {
    rows += 1;
    const settlement = settlementOf(cells);
    if (typeof settlement === "string") report.rejected.push({ file, line, reason: settlement });
    else if (found.has(settlement.ekatte))
      report.rejected.push({ file, line, reason: "the code stands in the file twice" });
    else found.set(settlement.ekatte, settlement);
  }
  refuseSpoilt(file, rows, report.rejected);
  deps.progress?.(`${file}: ${rows} rows`);
  await inTransaction(deps.db, options.dryRun === true, async (tx) => {
    await lockCatalogue(tx);
    Object.assign(report, await changeSettlements(tx, [...found.values()]));
    await finishImport(tx, {
      kind: "settlements",
      checksum: hash.digest("hex"),
      reports: [report],
      finishedAt: deps.now(),
    });
  });
  return [report];
}

function settlementOf(cells: Cells): SettlementRow | string {
  if (Object.values(cells).some(isSpoilt)) return "unreadable letters";
  if (!/^\d{5}$/.test(cells.ekatte)) return `"${cells.ekatte.slice(0, 20)}" is no ЕКАТТЕ code`;
  const [latitude, longitude] = [Number(cells.lat), Number(cells.lon)];
  const inside = latitude > 41 && latitude < 44.5 && longitude > 22 && longitude < 29;
  if (cells.lat === "" || cells.lon === "" || !inside) return "no place in Bulgaria";
  if (cells.name_bg === "" || !/^[A-Z]{2,4}$/.test(cells.province_code)) return "no name or province";
  return {
    ekatte: cells.ekatte,
    municipality: cells.municipality_code,
    province: cells.province_code,
    provinceName: tidy(cells.province),
    latitude,
    longitude,
    // Unknown for a few; nobody is counted there.
    population: Math.trunc(Number(cells.population_2017)) || 0,
    bg: tidy(cells.name_bg),
    en: tidy(cells.name_en),
  };
}
