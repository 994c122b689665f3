import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

type Encoding = "br" | "gzip";

/** The better of the encodings that the reader takes; undefined when neither. */
export function encodingFor(request: FastifyRequest): Encoding | undefined {
  const accepted = String(request.headers["accept-encoding"] ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(";")[0]);
  return (["br", "gzip"] as const).find((encoding) => accepted.includes(encoding));
}

/** @param once content that is packed once and sent often may take longer to pack */
export async function pack(content: Buffer, encoding: Encoding, once: boolean): Promise<Buffer> {
  if (encoding === "gzip") return zip(content, { level: once ? 9 : 6 });
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: once ? 10 : 4,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  return brotli(content, { params });
}

/** Sends a text that holds nothing of the reader's own: packing it beside a secret would give the secret's size away. */
export async function sendPacked(request: FastifyRequest, reply: FastifyReply, text: string): Promise<FastifyReply> {
  const encoding = encodingFor(request);
  void reply.header("vary", "accept-encoding");
  if (encoding === undefined) return reply.send(text);
  return reply.header("content-encoding", encoding).send(await pack(Buffer.from(text), encoding, false));
}
