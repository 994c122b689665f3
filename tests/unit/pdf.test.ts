import { makePdf } from "@posoka/api/http/pdf";
import { describe, expect, it } from "vitest";
import { pdfText } from "../support/pdf-text.ts";

describe("A document in PDF", () => {
  const lines = [
    { text: "Молба за съдействие", size: "title" as const },
    { text: "Име: Йоана Щърбанова-Цанкова", gap: true },
    { text: "ЕГН (попълва се на ръка): ______" },
  ];

  it("gives its Bulgarian words back when they are copied out, names its language, and is tagged", async () => {
    const pdf = await makePdf({ title: "Молба", language: "bg", at: new Date("2026-03-10T10:00:00Z"), lines });
    const text = pdfText(pdf);
    for (const line of lines) expect(text).toContain(line.text);
    expect(pdf.toString("latin1")).toMatch(/\/Lang \(bg\)/);
    expect(pdf.toString("latin1")).toContain("/StructTreeRoot");
  });
});
