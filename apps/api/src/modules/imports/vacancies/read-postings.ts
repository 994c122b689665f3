import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { ImportRefused } from "../refused.ts";
import { findPostings } from "./find-postings.ts";
import { readPosting } from "./read-posting.ts";
import type { ReadVacancies } from "./vacancy.ts";

const largest = 64 * 1024 * 1024;

/** Vacancies in the JobPosting form; a page, one JSON document, or one per line. */
export async function readVacancyPostings(path: string, source: string): Promise<ReadVacancies> {
  const file = basename(path);
  const { size } = await stat(path).catch(() => {
    throw new ImportRefused(`${file}: there is no such file`);
  });
  if (size > largest) throw new ImportRefused(`${file}: larger than 64 MB; split it`);
  const { postings, rejected } = findPostings(await readFile(path, "utf8"));
  const read: ReadVacancies = { vacancies: [], rejected: [...rejected] };
  const seen = new Set<string>();
  for (const { line, posting } of postings) {
    const vacancy = readPosting(posting, line, { source, file });
    const again = typeof vacancy !== "string" && seen.has(`${vacancy.source} ${vacancy.sourceId}`);
    if (typeof vacancy === "string") read.rejected.push({ line, reason: vacancy });
    else if (again) read.rejected.push({ line, reason: "the vacancy stands in the file twice" });
    else {
      seen.add(`${vacancy.source} ${vacancy.sourceId}`);
      read.vacancies.push(vacancy);
    }
  }
  return read;
}
