import { createHash } from "node:crypto";

/**
 * The same uuid for the same name in every installation, so that rows of a catalogue can be spoken of across them.
 *
 * @param name with its kind in front, as "posoka:skill:bake-bread"
 */
export function stableId(name: string): string {
  const bytes = createHash("sha256").update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
