import { type CodeWords, wordOf } from "./codes.ts";
import type { OwnSection } from "./read-own.ts";

type Words = Map<string, Map<string, string>>;

/**
 * One JSON object, piece by piece: nothing waits until all of it is read. Codes stay codes, for whoever reads it by a
 * program, and what each of them says stands in `words`, by table and column.
 */
export async function* writeJson(
  head: { userName: string; at: Date },
  sections: AsyncIterable<OwnSection>,
  codes: CodeWords,
): AsyncGenerator<string> {
  const met: Words = new Map();
  yield `{\n"account": ${JSON.stringify(head.userName)},\n"at": "${head.at.toISOString()}",\n"data": {`;
  let separator = "\n";
  for await (const { name, table, rows } of sections) {
    for (const row of rows) collect(codes, table, row, met);
    yield `${separator}${JSON.stringify(name)}: ${JSON.stringify(rows, null, 1)}`;
    separator = ",\n";
  }
  const words = Object.fromEntries([...met].map(([place, said]) => [place, Object.fromEntries(said)]));
  yield `\n},\n"words": ${JSON.stringify(words, null, 1)}\n}\n`;
}

/** Every code at or under a place, with its word. */
function collect(codes: CodeWords, place: string, value: unknown, met: Words): void {
  if (Array.isArray(value)) for (const one of value) collect(codes, place, one, met);
  else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) collect(codes, `${place}.${key}`, inner, met);
  } else if (typeof value === "string" || typeof value === "number") {
    const word = wordOf(codes, place, value);
    if (word !== undefined) met.set(place, (met.get(place) ?? new Map<string, string>()).set(String(value), word));
  }
}
