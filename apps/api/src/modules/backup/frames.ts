import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { BackupRefused } from "./refused.ts";

/**
 * A backup is one file: a first line, then frames of a type, a length and that many bytes, the last one a SHA-256 over
 * everything before it. Types: T a table begins, F a stored file begins, D a piece of either (deflated), M the manifest.
 */
export type Frame = { type: "T" | "F" | "D" | "M"; payload: Buffer };

const firstLine = Buffer.from("posoka backup 1\n");
const end = "E".charCodeAt(0);
const headBytes = 5;
/** No frame of ours is longer; a length beyond it is a broken file and not a reason to ask for memory. */
const longest = 64 * 1024 * 1024;
const piece = 512 * 1024;

export type FrameWriter = {
  frame: (type: Frame["type"], payload: Buffer) => Promise<void>;
  /** Takes content in any pieces; `flush` ends it. */
  data: (chunk: Buffer) => Promise<void>;
  flush: () => Promise<void>;
  finish: () => Promise<void>;
};

export async function writeFrames(file: FileHandle): Promise<FrameWriter> {
  const hash = createHash("sha256");
  let held: Buffer[] = [];
  let heldBytes = 0;
  const write = async (bytes: Buffer): Promise<void> => {
    hash.update(bytes);
    await file.writeFile(bytes);
  };
  const frame: FrameWriter["frame"] = (type, payload) =>
    write(Buffer.concat([head(type.charCodeAt(0), payload), payload]));
  const flush = async (): Promise<void> => {
    if (heldBytes > 0) await frame("D", deflateRawSync(Buffer.concat(held), { level: 3 }));
    [held, heldBytes] = [[], 0];
  };
  await write(firstLine);
  return {
    frame,
    flush,
    data: async (chunk) => {
      held.push(chunk);
      heldBytes += chunk.length;
      if (heldBytes >= piece) await flush();
    },
    finish: async () => {
      const digest = hash.digest();
      await file.writeFile(Buffer.concat([head(end, digest), digest]));
      await file.sync();
    },
  };
}

function head(type: number, payload: Buffer): Buffer {
  const bytes = Buffer.alloc(headBytes);
  bytes.writeUInt8(type);
  bytes.writeUInt32BE(payload.length, 1);
  return bytes;
}

/**
 * The frames of a file, content inflated. What was yielded is only to be believed once the end is reached without a
 * throw: the hash stands there.
 *
 * @throws {BackupRefused} for a file that is none of ours, cut off, or changed by a single byte
 */
export async function* readFrames(path: string): AsyncGenerator<Frame> {
  const file = await open(path).catch((error: { code?: string }) => {
    throw new BackupRefused(`Cannot read ${path} (${error.code ?? "unknown"}).`);
  });
  try {
    const hash = createHash("sha256");
    const first = await take(file, firstLine.length, path);
    if (!first.equals(firstLine)) throw new BackupRefused(`${path} is not a backup that this version knows.`);
    hash.update(first);
    for (;;) {
      const start = await take(file, headBytes, path);
      const [type, length] = [start.readUInt8(), start.readUInt32BE(1)];
      if (length > longest) throw changed(path);
      const payload = await take(file, length, path);
      if (type === end) {
        if (!payload.equals(hash.digest()) || (await file.read(Buffer.alloc(1), 0, 1)).bytesRead > 0)
          throw changed(path);
        return;
      }
      hash.update(start).update(payload);
      const name = String.fromCharCode(type);
      if (name !== "T" && name !== "F" && name !== "D" && name !== "M") throw changed(path);
      yield { type: name, payload: name === "D" ? inflate(payload, path) : payload };
    }
  } finally {
    await file.close();
  }
}

const changed = (path: string): BackupRefused => new BackupRefused(`${path} was changed after it was written.`);

async function take(file: FileHandle, length: number, path: string): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled);
    if (bytesRead === 0) throw new BackupRefused(`${path} is cut off.`);
    filled += bytesRead;
  }
  return bytes;
}

function inflate(payload: Buffer, path: string): Buffer {
  try {
    return inflateRawSync(payload, { maxOutputLength: longest });
  } catch {
    throw changed(path);
  }
}
