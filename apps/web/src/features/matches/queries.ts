import type { OpeningKind } from "@posoka/domain/vocabulary";
import { listMyMatches } from "@posoka/schema/matches";
import type { Language } from "@posoka/texts/language";
import { read } from "../../api/client.ts";

export const firstPage = 20;
export const mostShown = 50;

export const myMatches = (language: Language, kind: OpeningKind | undefined, limit: number) =>
  read(listMyMatches, { query: { language, limit, ...(kind && { kind }) } });
