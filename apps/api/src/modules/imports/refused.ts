/** A file or set of files that is not taken at all. The message is one line for the operator; nothing was changed. */
export class ImportRefused extends Error {
  override readonly name = "ImportRefused";
}

/** A row that was left out while the rest was taken. */
export type Rejected = { file: string; line: number; reason: string };

/** More than this share of a file left out means that the file is not what it seems. */
const mostRejected = 0.01;

/** @throws {ImportRefused} when too much of a file would be left out */
export function refuseSpoilt(file: string, rows: number, rejected: readonly Rejected[]): void {
  const mine = rejected.filter((row) => row.file === file);
  if (mine.length <= rows * mostRejected) return;
  const [first] = mine;
  throw new ImportRefused(
    `${file}: ${mine.length} of ${rows} rows cannot be read, first line ${first?.line}: ${first?.reason}`,
  );
}
