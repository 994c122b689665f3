import type { Language } from "@posoka/domain/vocabulary";
import { AppError } from "@posoka/schema/errors";
import { getOccupation } from "@posoka/schema/occupations";
import { getOpening } from "@posoka/schema/openings";
import { getQuestionnaire } from "@posoka/schema/questionnaires";
import type { Contract, ReplyInput } from "@posoka/schema/route";
import type { Context } from "../../../context.ts";
import * as occupations from "../../occupations/service/get-occupation.ts";
import * as openings from "../../openings/service/read-opening.ts";
import * as questionnaires from "../../questionnaires/service/get-questionnaire.ts";
import { type StructuredData, structuredOpening } from "../structured-data.ts";

/** A reply that the page would ask for, under the question it would ask. */
export type KnownReply = {
  path: string;
  input: { params: Record<string, string>; query: { language: Language } };
  reply: unknown;
};

/** What the server knows of a public page before it is asked for. */
export type PublicPage = { replies: KnownReply[]; structured: StructuredData | null };

type Ask = (ctx: Context, id: string, language: Language, url: string) => Promise<PublicPage>;

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

const pages: readonly { pattern: RegExp; ask: Ask }[] = [
  { pattern: /^\/$/, ask: async () => ({ replies: [], structured: null }) },
  {
    pattern: /^\/(questions)\/?$/,
    ask: async (ctx, _id, language) => {
      const code = "interests";
      const reply = await questionnaires.getQuestionnaire(ctx, code, language);
      return { replies: [known(getQuestionnaire, { code }, language, reply)], structured: null };
    },
  },
  {
    pattern: /^\/openings\/([^/]+)\/?$/,
    ask: async (ctx, openingId, language, url) => {
      const opening = await openings.getOpening(ctx, uuidIn(openingId), language);
      return {
        replies: [known(getOpening, { openingId }, language, opening)],
        structured: structuredOpening(opening, url),
      };
    },
  },
  {
    pattern: /^\/occupations\/([^/]+)\/?$/,
    ask: async (ctx, occupationId, language) => {
      const card = await occupations.getOccupation(ctx, uuidIn(occupationId), language);
      return { replies: [known(getOccupation, { occupationId }, language, card)], structured: null };
    },
  },
];

/**
 * The replies of a page that is rendered on the server, as a guest gets them; null for every other page.
 *
 * @param path without the language prefix
 * @throws {AppError} `not_found` when there is no such opening or occupation
 */
export async function publicPage(
  ctx: Context,
  path: string,
  language: Language,
  url: string,
): Promise<PublicPage | null> {
  const asGuest: Context = { ...ctx, actor: null };
  for (const { pattern, ask } of pages) {
    const found = pattern.exec(path);
    if (found) return ask(asGuest, found[1] ?? "", language, url);
  }
  return null;
}

function uuidIn(text: string): string {
  if (!new RegExp(`^${uuid}$`, "i").test(text)) throw new AppError("not_found");
  return text;
}

/** Only the fields that the contract names, as the API would send them. */
function known<T extends Contract>(
  contract: T,
  params: Record<string, string>,
  language: Language,
  reply: ReplyInput<T>,
): KnownReply {
  return { path: contract.path, input: { params, query: { language } }, reply: contract.reply.encode(reply as never) };
}
