import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { stableId } from "@posoka/db/stable-id";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { listOccupationTitles, listPlaceNames } from "../../occupations/service/titles.ts";
import { type ExternalOpening, saveExternalOpenings } from "../../openings/service/save-external.ts";
import type { ImportDeps, ImportOptions } from "../deps.ts";
import { newChecksum } from "../files/table.ts";
import { ImportRefused } from "../refused.ts";
import { emptyReport, type ImportReport } from "../report.ts";
import { inTransaction } from "../try-out.ts";
import { occupationLinker } from "../vacancies/link-occupation.ts";
import { placeLinker } from "../vacancies/link-place.ts";
import { readVacancyPostings } from "../vacancies/read-postings.ts";
import { readVacancyTable } from "../vacancies/read-table.ts";
import type { Vacancy } from "../vacancies/vacancy.ts";
import { finishImport } from "./finish-import.ts";

export type VacancyOptions = ImportOptions & {
  /** Local date that replaces the one of every vacancy, for tests and demonstrations; it is shown as replaced. */
  dated?: string;
  /** Name of the source; else the host of each vacancy's address. */
  source?: string;
};

/**
 * Brings in vacancies that others publish, as postings without a partner account. Known ones are brought up to date;
 * rows that cannot be read are left out and named. Nothing is withdrawn: a file need not hold all of a source.
 *
 * @param path a tab-separated table of labour offices (.tsv), else JobPosting objects
 * @throws {ImportRefused} when the file cannot be read at all or no row of it can
 */
export async function importVacancies(
  deps: ImportDeps,
  path: string,
  options: VacancyOptions = {},
): Promise<ImportReport[]> {
  const read = /\.tsv$/i.test(path) ? readVacancyTable : readVacancyPostings;
  const { vacancies, rejected } = await read(path, options.source ?? "");
  const file = basename(path);
  if (vacancies.length === 0)
    throw new ImportRefused(`${file}: no vacancy in it can be read; ${rejected[0]?.reason ?? "it is empty"}`);
  deps.progress?.(`${file}: ${vacancies.length} vacancies`);
  const checksum = newChecksum()
    .update(await readFile(path))
    .digest("hex");
  const today = sofiaDate(deps.now());
  const report = emptyReport("vacancies");
  report.rejected = rejected.map((row) => ({ file, ...row })).toSorted((a, b) => a.line - b.line);

  await inTransaction(deps.db, options.dryRun === true, async (tx) => {
    const occupationOf = occupationLinker(await listOccupationTitles(tx));
    const placeOf = placeLinker(await listPlaceNames(tx));
    const rows = vacancies.map((vacancy) => ({
      ...openingOf(vacancy, { today, dated: options.dated ?? null }),
      occupationId: occupationOf(vacancy),
      ekatte: placeOf(vacancy.town),
    }));
    Object.assign(report, await saveExternalOpenings(tx, rows, { now: deps.now(), today }));
    await finishImport(tx, { kind: "vacancies", checksum, reports: [report], finishedAt: deps.now() });
  });
  return [report];
}

function openingOf(
  vacancy: Vacancy,
  on: { today: string; dated: string | null },
): Omit<ExternalOpening, "occupationId" | "ekatte"> {
  const stated = on.dated ?? vacancy.date;
  // A date of tomorrow would keep a posting up longer than it may be.
  const sourceDate = stated === null || stated > on.today ? on.today : stated;
  return {
    id: stableId(`posoka:external:${vacancy.source}:${vacancy.sourceId}`),
    source: vacancy.source,
    sourceId: vacancy.sourceId,
    sourceUrl: vacancy.url,
    sourceDate,
    dateStated: stated !== null,
    dateReplaced: on.dated !== null,
    validThrough: on.dated === null ? vacancy.validThrough : null,
    kind: vacancy.kind,
    language: /[а-я]/i.test(vacancy.title) ? "bg" : "en",
    title: vacancy.title,
    organisationName: vacancy.organisation,
    description: vacancy.description,
    iscoCode: vacancy.iscoCode,
    remote: vacancy.remote,
    seats: vacancy.seats,
    minEducation: vacancy.education,
    payMin: vacancy.pay?.min ?? null,
    payMax: vacancy.pay?.max ?? null,
    payPeriod: vacancy.pay?.period ?? null,
  };
}
