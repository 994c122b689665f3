import { editionVersions } from "@posoka/domain/notices/editions";
import { z } from "zod";
import { done, isoDateTime } from "./fields.ts";
import { route } from "./route.ts";
import { interfaceLanguage } from "./site.ts";

const editionVersion = z.enum(editionVersions);

export const getMyNotice = route({
  method: "GET",
  path: "/api/v1/me/notice",
  summary: "Which edition of privacy notice and terms I accepted, when and in which language",
  access: "signed_in",
  reply: z.object({
    current: editionVersion,
    /** Null: none yet. A text: an edition can be older than those that this installation still shows. */
    accepted: z.object({ version: z.string(), language: interfaceLanguage, at: isoDateTime }).nullable(),
  }),
});

export const acceptNotice = route({
  method: "POST",
  path: "/api/v1/me/notice",
  summary: "Accept the current edition of privacy notice and terms, in the language in which it was read",
  access: "signed_in",
  body: z.strictObject({ version: editionVersion, language: interfaceLanguage }),
  reply: done,
  errors: ["stale_version"],
});
