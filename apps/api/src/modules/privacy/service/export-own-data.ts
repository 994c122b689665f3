import { Readable } from "node:stream";
import type { Language } from "@posoka/domain/vocabulary";
import type { exportMyData } from "@posoka/schema/own-data";
import type { ParsedOf } from "@posoka/schema/route";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { actorOf, type Context } from "../../../context.ts";
import { fileReply } from "../../../http/file-reply.ts";
import type { Http } from "../../../http/mount.ts";
import { requireFresh } from "../../accounts/service/freshness.ts";
import { record } from "../../audit/service.ts";
import { userNameOf } from "../queries.ts";
import { codeWords } from "../own-data/codes.ts";
import { nameThings } from "../own-data/name-things.ts";
import { type OwnSection, readOwn } from "../own-data/read-own.ts";
import { writeHtml } from "../own-data/write-html.ts";
import { writeJson } from "../own-data/write-json.ts";

const types = { html: "text/html; charset=utf-8", json: "application/json; charset=utf-8" } as const;

/** A copy of everything kept about the person who asks, table by table as the data map says, sent while it is read. */
export async function exportOwnData(
  ctx: Context,
  { format, language }: ParsedOf<typeof exportMyData>["body"],
  http: Http,
): Promise<unknown> {
  requireFresh(ctx);
  const { id } = actorOf(ctx);
  const userName = await userNameOf(ctx.db, id);
  await ctx.deps.db.transaction((tx) =>
    record(tx, ctx, "own_data.export", { kind: "account", id }, { format, language }),
  );
  const head = { userName, at: ctx.now(), language };
  const sections = named(ctx, id, language);
  const words = await codeWords(language);
  const content = format === "html" ? writeHtml(head, sections, words) : writeJson(head, sections, words);
  const name = `posoka-${sofiaDate(ctx.now())}.${format}`;
  return fileReply(http, { name, type: types[format] }, Readable.from(content));
}

async function* named(ctx: Context, subjectId: string, language: Language): AsyncGenerator<OwnSection> {
  for await (const section of readOwn(ctx.deps.db, ctx.deps.config.keys, subjectId)) {
    yield await nameThings(ctx.deps.db, section, language);
  }
}
