import { z } from "zod";
import { file } from "./fields.ts";
import { route } from "./route.ts";
import { interfaceLanguage } from "./site.ts";

/** `html` to read and print, `json` for another program. */
export const exportFormats = ["html", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportMyData = route({
  method: "POST",
  path: "/api/v1/me/export",
  summary: "A copy of everything kept about the person who asks, as a file; others stand in it by role or organisation",
  access: "signed_in",
  body: z.strictObject({ format: z.enum(exportFormats), language: interfaceLanguage }),
  reply: file,
  errors: ["fresh_needed"],
});
