import type { OwnSection } from "./read-own.ts";

/** One JSON object, piece by piece: nothing waits until all of it is read. */
export async function* writeJson(
  head: { userName: string; at: Date },
  sections: AsyncIterable<OwnSection>,
): AsyncGenerator<string> {
  yield `{\n"account": ${JSON.stringify(head.userName)},\n"at": "${head.at.toISOString()}",\n"data": {`;
  let separator = "\n";
  for await (const { name, rows } of sections) {
    yield `${separator}${JSON.stringify(name)}: ${JSON.stringify(rows, null, 1)}`;
    separator = ",\n";
  }
  yield "\n}\n}\n";
}
