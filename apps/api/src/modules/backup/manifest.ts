import { createHash } from "node:crypto";
import { z } from "zod";
import { readFrames } from "./frames.ts";
import { BackupRefused } from "./refused.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const tableName = z.strictObject({ schema: z.string(), table: z.string(), columns: z.array(z.string()) });
export type TableName = z.infer<typeof tableName>;
const storedFile = z.strictObject({ path: z.string(), bytes: z.int(), sha256 });
export type StoredFile = z.infer<typeof storedFile>;

const manifest = z.strictObject({
  createdAt: z.iso.datetime(),
  /** Hashes of the migrations behind the tables, in order. */
  migrations: z.array(z.string()),
  tables: z.array(tableName.extend({ rows: z.int(), sha256 })),
  sequences: z.array(z.strictObject({ name: z.string(), value: z.string(), called: z.boolean() })),
  files: z.array(storedFile),
});
export type Manifest = z.infer<typeof manifest>;

export const readTableName = (payload: Buffer): TableName => parse(tableName, payload);
const readManifest = (payload: Buffer): Manifest => parse(manifest, payload);

function parse<T>(shape: z.ZodType<T>, payload: Buffer): T {
  try {
    return shape.parse(JSON.parse(payload.toString("utf8")));
  } catch {
    throw new BackupRefused("The backup says things that this version does not know.");
  }
}

/** A file's place inside the folder of files; anything that would lead out of it is refused. */
export function readStoredFile(payload: Buffer): { path: string } {
  const { path } = parse(z.strictObject({ path: z.string() }), payload);
  const parts = path.split("/");
  if (parts.some((part) => part === "" || part === "." || part === ".." || part.includes("\\")))
    throw new BackupRefused("The backup holds a file outside its folder.");
  return { path };
}

/**
 * Reads a whole backup and believes it: every byte, every table's rows and checksum.
 *
 * @throws {BackupRefused} when anything is not as it was written
 */
export async function verifyBackup(path: string): Promise<Manifest> {
  const counted = await countFrames(path);
  const { manifest: told } = counted;
  if (!told) throw new BackupRefused(`${path} has no manifest.`);
  const agrees =
    JSON.stringify(told.tables) === JSON.stringify(counted.tables) &&
    JSON.stringify(told.files) === JSON.stringify(counted.files);
  if (!agrees) throw new BackupRefused(`${path} does not hold what its manifest says.`);
  return told;
}

async function countFrames(path: string) {
  const tables: Manifest["tables"] = [];
  const files: StoredFile[] = [];
  let found: Manifest | undefined;
  let counter = contentCounter();
  let close = (): void => undefined;
  for await (const { type, payload } of readFrames(path)) {
    if (type === "D") {
      counter.add(payload);
      continue;
    }
    close();
    counter = contentCounter();
    const content = counter;
    close = () => undefined;
    if (type === "M") found = readManifest(payload);
    if (type === "T") {
      const name = readTableName(payload);
      close = () => void tables.push({ ...name, ...content.table() });
    }
    if (type === "F") {
      const file = readStoredFile(payload);
      close = () => void files.push({ ...file, ...content.file() });
    }
  }
  return { manifest: found, tables, files };
}

/** Counts and hashes content that arrives in pieces. In COPY's text a line break always ends a row. */
export function contentCounter() {
  const hash = createHash("sha256");
  let [rows, bytes] = [0, 0];
  let digest: string | undefined;
  const sum = (): string => (digest ??= hash.digest("hex"));
  return {
    add: (chunk: Buffer): void => {
      hash.update(chunk);
      bytes += chunk.length;
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows += 1;
    },
    table: () => ({ rows, sha256: sum() }),
    file: () => ({ bytes, sha256: sum() }),
  };
}
