import { type EducationLevel } from "@posoka/domain/vocabulary";
import { isSpoilt, tidy } from "../files/clean.ts";
import { readTable } from "../files/table.ts";
import { readDate } from "./read-date.ts";
import { asTitle, hostOf, type ReadVacancies, type Vacancy, webAddress } from "./vacancy.ts";

const columns = [
  "id",
  "date",
  "town",
  "title_as_written",
  "title_singular",
  "places",
  "education",
  "isco08",
  "source_url",
] as const;
type Cells = Record<(typeof columns)[number], string>;

const education: Readonly<Record<string, EducationLevel>> = {
  начално: "primary",
  основно: "basic",
  средно: "secondary",
  "средно специално": "vocational",
  висше: "bachelor",
};

/** Vacancies as labour offices publish them: one per row, tab separated. */
export async function readVacancyTable(path: string, source: string): Promise<ReadVacancies> {
  const read: ReadVacancies = { vacancies: [], rejected: [] };
  const seen = new Set<string>();
  for await (const { line, cells } of readTable(path, columns, { delimiter: "\t", plainQuotes: true })) {
    const vacancy = vacancyOf(cells, line, source);
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

/** The vacancy, or the reason why there is none. */
function vacancyOf(cells: Cells, line: number, source: string): Vacancy | string {
  if (Object.values(cells).some(isSpoilt)) return "unreadable letters";
  const title = tidy(cells.title_as_written);
  if (title === "") return "no title";
  if (cells.id === "") return "no id";
  let date: string | null;
  try {
    date = readDate(cells.date);
  } catch {
    return `"${cells.date.slice(0, 40)}" is no date`;
  }
  const url = webAddress(cells.source_url);
  const town = tidy(cells.town);
  const seats = Number(cells.places);
  return {
    line,
    source: source || (hostOf(url) ?? "labour-office"),
    sourceId: cells.id.slice(0, 200),
    url,
    date,
    validThrough: null,
    kind: "job",
    title: asTitle(title),
    titleSingular: tidy(cells.title_singular),
    // The employer is not published; who asks is the labour office.
    organisation: town === "" ? "Бюро по труда" : `Бюро по труда, ${town}`,
    description: "",
    iscoCode: /^\d{4}$/.test(cells.isco08) ? cells.isco08 : null,
    town,
    remote: false,
    seats: Number.isInteger(seats) && seats >= 1 && seats <= 1000 ? seats : 1,
    education: education[cells.education.toLowerCase()] ?? "none",
    pay: null,
  };
}
