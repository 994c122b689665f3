import { createRequire } from "node:module";
import PDFDocument from "pdfkit";

export type Line = { text: string; size?: "title" | "strong"; /** Air above it. */ gap?: boolean };

const require = createRequire(import.meta.url);
// The standard fonts of PDF have no Cyrillic; these are embedded, with the letters they stand for.
const plain = require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf");
const strong = require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf");

const margin = 64;
const sizes = { title: 16, strong: 11, plain: 11 } as const;

/** A tagged document of plain lines on A4, which a screen reader reads in its language. */
export function makePdf({
  title,
  language,
  at,
  lines,
}: {
  title: string;
  language: "bg" | "en";
  at: Date;
  lines: readonly Line[];
}): Promise<Buffer> {
  const document = new PDFDocument({
    size: "A4",
    margin,
    lang: language,
    tagged: true,
    displayTitle: true,
    pdfVersion: "1.7",
    font: plain,
    info: { Title: title, CreationDate: at },
  });
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((done, fail) => {
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    document.on("end", () => done(Buffer.concat(chunks)));
    document.on("error", fail);
  });
  const root = document.struct("Document");
  document.addStructure(root);
  for (const { text, size, gap = false } of lines) {
    const write = (): void => {
      if (gap || size === "title") document.moveDown();
      document.font(size === undefined ? plain : strong).fontSize(sizes[size ?? "plain"]);
      document.text(text, { lineGap: 3 });
    };
    root.add(document.struct(size === "title" ? "H1" : size === "strong" ? "H2" : "P", {}, write));
  }
  root.end();
  document.end();
  return whole;
}
