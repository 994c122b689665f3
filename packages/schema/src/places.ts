import { z } from "zod";
import { ekatte, line } from "./fields.ts";
import { route } from "./route.ts";
import { interfaceLanguage } from "./site.ts";

export const place = z.object({ ekatte, name: z.string(), municipality: z.string(), province: z.string() });
export type Place = z.infer<typeof place>;

export const searchPlaces = route({
  method: "GET",
  path: "/api/v1/places",
  summary: "Settlements whose name starts with or contains the words, the larger first",
  access: "public",
  query: z.strictObject({ q: line(60), language: interfaceLanguage.default("bg"), limit: z.coerce.number<number>().int().min(1).max(20).default(8) }),
  reply: z.object({ items: z.array(place) }),
});
