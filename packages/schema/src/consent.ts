import { z } from "zod";
import { done, line } from "./fields.ts";
import { route } from "./route.ts";
import { interfaceLanguage } from "./site.ts";

export const agreeToUse = route({
  method: "POST",
  path: "/api/v1/me/consents/use",
  summary: "From the fourteenth birthday on: the person's own yes or no, without which the account rests",
  access: ["youth"],
  body: z.strictObject({
    agreed: z.boolean(),
    /** Of the text that the page showed, and its language. */
    noticeVersion: line(20),
    language: interfaceLanguage,
  }),
  reply: done,
  errors: ["conflict"],
});
