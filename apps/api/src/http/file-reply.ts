import type { Readable } from "node:stream";
import type { Http } from "./mount.ts";

/**
 * The reply of a contract whose answer is a `file`: sent as it comes, to be kept and never shown inside our pages.
 *
 * @param name ASCII, without quotes
 */
export function fileReply({ reply }: Http, { name, type }: { name: string; type: string }, content: Readable): unknown {
  void reply
    .type(type)
    .header("content-disposition", `attachment; filename="${name}"`)
    .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .header("cache-control", "no-store");
  return content;
}
