import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { parse } from "csv-parse";
import { ImportRefused } from "../refused.ts";

export type TableRow<C extends string> = { line: number; cells: Record<C, string> };

export type TableOptions = {
  delimiter?: string;
  /** Quotes that mean nothing, as in tab separated files. */
  plainQuotes?: boolean;
  /** Fed with every byte, for a checksum over a set of files. */
  hash?: Hash;
};

/**
 * Reads a file with a header row by rows, whatever the order of its columns and whatever other columns it has. A byte
 * order mark is skipped, lines inside quotes belong to their cell. `line` is the one on which the row starts.
 *
 * @throws {ImportRefused} when the file cannot be opened, lacks a column, or ends in the middle of a row
 */
export async function* readTable<C extends string>(
  path: string,
  columns: readonly C[],
  options: TableOptions = {},
): AsyncGenerator<TableRow<C>> {
  const file = basename(path);
  const source = createReadStream(path);
  if (options.hash) source.on("data", (chunk) => options.hash?.update(chunk));
  const parser = parse({
    bom: true,
    delimiter: options.delimiter ?? ",",
    quote: options.plainQuotes ? null : '"',
    info: true,
    skip_empty_lines: true,
    max_record_size: 1_000_000,
  });
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);

  let places: Map<C, number> | undefined;
  let nextLine = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const line = nextLine;
      nextLine = info.lines + 1;
      if (places) yield { line, cells: cellsOf(record, places) };
      else places = findColumns(file, record, columns);
    }
  } catch (error) {
    throw error instanceof ImportRefused ? error : new ImportRefused(`${file}: ${inOneLine(error)}`);
  } finally {
    source.destroy();
  }
  if (!places) throw new ImportRefused(`${file}: the file is empty`);
}

function findColumns<C extends string>(file: string, header: readonly string[], columns: readonly C[]): Map<C, number> {
  const names = header.map((name) => name.trim());
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) throw new ImportRefused(`${file}: the column ${missing.join(", ")} is missing`);
  return new Map(columns.map((column) => [column, names.indexOf(column)]));
}

function cellsOf<C extends string>(record: readonly string[], places: ReadonlyMap<C, number>): Record<C, string> {
  return Object.fromEntries([...places].map(([column, place]) => [column, (record[place] ?? "").trim()])) as Record<
    C,
    string
  >;
}

function inOneLine(error: unknown): string {
  const { code, message, lines } = error as { code?: string; message?: string; lines?: number };
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "this is a folder";
  if (code === "EACCES") return "the file may not be read";
  const where = typeof lines === "number" ? `line ${lines}: ` : "";
  return `${where}${(message ?? String(error)).split("\n")[0]}`;
}

/** The sum over one file, when a whole set is not hashed together. */
export function newChecksum(): Hash {
  return createHash("sha256");
}
