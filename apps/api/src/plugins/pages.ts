import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import fastifyStatic from "@fastify/static";
import type { Language } from "@posoka/domain/vocabulary";
import { AppError } from "@posoka/schema/errors";
import type { Site } from "@posoka/schema/site";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import plugin from "fastify-plugin";
import { encodingFor, pack, sendPacked } from "../http/compressed.ts";
import { contextOf } from "../http/mount.ts";
import { type KnownReply, type PublicPage, publicPage } from "../modules/content/service/public-page.ts";
import { robots, siteMap } from "../modules/content/service/site-map.ts";
import { getSite } from "../modules/content/service/site.ts";

export type PagesOptions = { client: string; server: string };

type Rendered = { html: string; head: string; data: string; language: Language; status: 200 | 404; page?: string };
type Manifest = Record<string, { file: string; imports?: string[] }>;
/** What the built `entry-server.js` of the pages exports. */
type Renderer = {
  render: (input: {
    url: string;
    origin: string;
    site: Site;
    data: readonly KnownReply[];
    withPage: boolean;
  }) => Promise<Rendered>;
  fillTemplate: (template: string, rendered: Rendered, manifest?: Manifest) => string;
};

/** Serves the built pages: files, public pages rendered from the same components, and the shell for all others. */
export const pages = plugin(async (app: FastifyInstance, { client, server }: PagesOptions) => {
  const { config } = app.deps;
  const renderer = (await import(pathToFileURL(join(server, "entry-server.js")).href)) as Renderer;
  const template = readFileSync(join(client, "index.html"), "utf8");
  const manifest = JSON.parse(readFileSync(join(client, ".vite", "manifest.json"), "utf8")) as Manifest;

  await app.register(fastifyStatic, { root: client, serve: false, index: false, cacheControl: false });
  // A class that opens its first page at once asks for hundreds of files: they do not count as requests.
  const free = { schema: { hide: true }, config: { rateLimit: false } } as const;
  // The name of such a file changes with its content.
  const packed = packedFiles(join(client, "assets"));
  app.get<{ Params: { "*": string } }>("/assets/*", free, async (request, reply) => {
    const name = request.params["*"];
    void reply.header("vary", "accept-encoding");
    const encoding = encodingFor(request);
    const file = encoding && (await packed(name, encoding));
    if (!encoding || !file) return reply.sendFile(`assets/${name}`, forAYear);
    return reply
      .type(file.type)
      .header("cache-control", "public, max-age=31536000, immutable")
      .header("content-encoding", encoding)
      .send(file.content);
  });
  const files = readdirSync(client, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name !== "index.html",
  );
  for (const { name } of files) {
    app.get(`/${name}`, free, (_request, reply) =>
      reply.header("cache-control", "public, max-age=3600").sendFile(name),
    );
  }

  app.get("/robots.txt", free, (_request, reply) =>
    reply.type("text/plain; charset=utf-8").send(robots(config.demo, config.publicUrl)),
  );
  app.get("/sitemap.xml", { schema: { hide: true } }, async (request, reply) => {
    const xml = await siteMap(contextOf(app, request), config.publicUrl);
    return reply.type("application/xml; charset=utf-8").send(xml);
  });

  app.get("/*", { schema: { hide: true } }, async (request, reply) => {
    const [pathname = "/"] = request.url.split("?");
    const isFile = (pathname.split("/").at(-1) ?? "").includes(".");
    if (isFile || pathname === "/api" || pathname.startsWith("/api/")) return reply.callNotFound();
    return sendPage(app, { renderer, template, manifest }, request, reply, pathname);
  });
});

const forAYear = { cacheControl: true, maxAge: "365d", immutable: true } as const;

const packable: Readonly<Record<string, string>> = {
  ".js": "application/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Scripts and styles of the build, packed at their first request and kept: they are few and never change. */
function packedFiles(folder: string) {
  const names = new Set(readdirSync(folder).filter((name) => extname(name) in packable));
  const kept = new Map<string, Promise<Buffer>>();
  return async (name: string, encoding: "br" | "gzip"): Promise<{ type: string; content: Buffer } | undefined> => {
    const type = packable[extname(name)];
    if (type === undefined || !names.has(name)) return undefined;
    const key = `${encoding} ${name}`;
    const packing = kept.get(key) ?? readFile(join(folder, name)).then((bytes) => pack(bytes, encoding, true));
    kept.set(key, packing);
    try {
      return { type, content: await packing };
    } catch {
      // A newer build took it away under a running server: that is no file any more, and no fault of ours.
      kept.delete(key);
      return undefined;
    }
  };
}

async function sendPage(
  app: FastifyInstance,
  { renderer, template, manifest }: { renderer: Renderer; template: string; manifest: Manifest },
  request: FastifyRequest,
  reply: FastifyReply,
  pathname: string,
) {
  void reply.type("text/html; charset=utf-8").header("cache-control", "no-cache");
  const { language, path } = splitPath(pathname);
  try {
    const ctx = contextOf(app, request);
    const origin = app.deps.config.publicUrl;
    const address = origin + (pathname === "/" ? "/" : pathname.replace(/\/$/, ""));
    const page = await publicPage(ctx, path, language, address).catch(refusal);
    const data = page === "missing" ? [] : (page?.replies ?? []);
    const rendered = await renderer.render({
      url: request.url,
      origin,
      site: await getSite({ ...ctx, actor: null }),
      data,
      withPage: page !== "missing",
    });
    const status = page === "missing" ? 404 : rendered.status;
    const head = [rendered.head, ...headOf(page, status, address)].join("\n    ");
    const html = renderer.fillTemplate(template, { ...rendered, head }, manifest);
    return await sendPacked(request, reply.code(status), html);
  } catch (error) {
    // The shell still opens and says, in the page's language, that the server is busy.
    request.log.error({ err: error }, "page not rendered");
    const empty: Rendered = { html: "", head: "<title>Посока</title>", data: "", language, status: 200 };
    return reply.code(503).header("retry-after", "5").send(renderer.fillTemplate(template, empty));
  }
}

/** A page about something that is not there is still a page: its shell says so. */
function refusal(error: unknown): "missing" {
  if (error instanceof AppError && error.code === "not_found") return "missing";
  throw error;
}

function headOf(page: PublicPage | "missing" | null, status: number, address: string): string[] {
  if (status === 404) return ['<meta name="robots" content="noindex" />'];
  if (page === null || page === "missing") return [];
  const lines = [`<link rel="canonical" href="${escape(address)}" />`];
  if (page.structured) lines.push(`<script type="application/ld+json">${asJson(page.structured)}</script>`);
  return lines;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
/** Nothing a partner wrote can end the element it stands in. */
const asJson = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");

const languageOfPrefix: Readonly<Record<string, Language>> = { en: "en", lesno: "bg-easy" };

function splitPath(pathname: string): { language: Language; path: string } {
  const [, prefix, rest] = /^\/(en|lesno)(\/.*)?$/.exec(pathname) ?? [];
  const language = prefix === undefined ? undefined : languageOfPrefix[prefix];
  return language ? { language, path: rest ?? "/" } : { language: "bg", path: pathname };
}
