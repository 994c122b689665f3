import { inflateSync } from "node:zlib";

/**
 * The words of a PDF as a reader copies them out: each shown glyph through the map to Unicode of its font. Reads what
 * our own writer makes (plain objects, deflated streams), which is all that tests need.
 */
export function pdfText(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, Map<number, string>>();
  for (const body of objects.values()) {
    for (const [, name = "", id = ""] of body.dict.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.dict ?? "")?.[1];
      const stream = map === undefined ? undefined : objects.get(map)?.stream;
      if (stream !== undefined) fonts.set(name, glyphsOf(stream));
    }
  }
  const pages = [...objects.values()].filter(({ stream }) => stream?.includes(" Tf") === true);
  return pages.map(({ stream }) => textOf(stream ?? "", fonts)).join("\n");
}

function objectsOf(pdf: Buffer): Map<string, { dict: string; stream?: string }> {
  const found = new Map<string, { dict: string; stream?: string }>();
  for (const [, id = "", body = ""] of pdf.toString("latin1").matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [dict = "", raw] = body.split(/\nstream\n/);
    const bytes = raw === undefined ? undefined : Buffer.from(raw.replace(/\nendstream$/, ""), "latin1");
    const stream = bytes && (dict.includes("/FlateDecode") ? inflateSync(bytes) : bytes).toString("latin1");
    found.set(id, stream === undefined ? { dict } : { dict, stream });
  }
  return found;
}

const fromHex = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");

function glyphsOf(cmap: string): Map<number, string> {
  const glyphs = new Map<number, string>();
  for (const [, from = "", list = ""] of cmap.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    const first = Number.parseInt(from, 16);
    // A ligature stands for several letters, with spaces between them.
    const targets = [...list.matchAll(/<([0-9a-f ]*)>/gi)];
    for (const [at, [, hex = ""]] of targets.entries()) glyphs.set(first + at, fromHex(hex.replaceAll(" ", "")));
  }
  return glyphs;
}

function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let glyphs: ReadonlyMap<number, string> | undefined;
  const lines: string[] = [];
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) glyphs = fonts.get(font);
    const codes = [...(shown ?? "").matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? []);
    if (shown !== undefined) lines.push(codes.map((code) => glyphs?.get(Number.parseInt(code, 16)) ?? "?").join(""));
  }
  return lines.join("\n");
}
