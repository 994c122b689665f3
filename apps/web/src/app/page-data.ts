import { getSite, type Site } from "@posoka/schema/site";
import type { QueryClient } from "@tanstack/react-query";
import { keyOf } from "../api/client.ts";

/** A reply of the API that the server already has for a page, as the page would ask for it. */
export type KnownReply = {
  /** The contract's path, with `:name` parts. */
  path: string;
  input?: { params?: Record<string, unknown>; query?: Record<string, unknown> };
  reply: unknown;
};

/** What the document brings along, so that the page does not ask again. */
export type PageData = {
  site?: Site;
  replies: readonly KnownReply[];
  /** The words of the shell and of the page, by capability. */
  words?: Readonly<Record<string, object>>;
};

export const pageDataId = "posoka-data";

export function fillQueries(queries: QueryClient, data: PageData): void {
  if (data.site) queries.setQueryData(keyOf(getSite.path), data.site);
  for (const { path, input, reply } of data.replies) queries.setQueryData(keyOf(path, input), reply);
}

/** Reads what the server embedded; nothing when the document came without it. */
export function readPageData(): PageData {
  const text = document.getElementById(pageDataId)?.textContent;
  return text ? (JSON.parse(text) as PageData) : { replies: [] };
}
