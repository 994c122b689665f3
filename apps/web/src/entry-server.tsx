import type { Site } from "@posoka/schema/site";
import { type Capability, wordsOf } from "@posoka/texts/catalogue";
import type { Language } from "@posoka/texts/language";
import { renderToString } from "react-dom/server";
import { App } from "./app/App.tsx";
import type { Head } from "./app/head.ts";
import { inLanguage, interfaceLanguages, splitPath, tagOf } from "./app/language.tsx";
import { fillQueries, type KnownReply, type PageData, pageDataId } from "./app/page-data.ts";
import { createQueries } from "./app/queries.ts";
import { findRoute, loadPage, shellTexts } from "./app/routes.tsx";

export type { KnownReply };

export type RenderInput = {
  /** Path and query as asked for, with the language prefix. */
  url: string;
  /** Origin without a trailing slash, for the addresses of the other languages. */
  origin: string;
  site: Site;
  /** Replies that the page would ask for; in the language of the address. */
  data?: readonly KnownReply[];
  /** False sends the shell without its page, such as for an id that does not exist. */
  withPage?: boolean;
};

export type Rendered = {
  html: string;
  head: string;
  data: string;
  language: Language;
  status: 200 | 404;
  /** Name of the page's component, to find its file in the manifest. */
  page?: string;
};

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
// Inside a script element only "<" could end it early; U+2028 and U+2029 are harmless in JSON since ES2019.
const asJson = (value: unknown) => JSON.stringify(value).replaceAll("<", "\\u003c");

/**
 * The document's parts for an address, with the words it reads.
 * A page that is not rendered here comes as an empty shell, and the browser does the rest.
 * @public called by the server program from the built file
 */
export async function render({ url, origin, site, data = [], withPage = true }: RenderInput): Promise<Rendered> {
  const [pathname = "/"] = url.split("?");
  const { language, path } = splitPath(pathname);
  const route = findRoute(path);
  const here = withPage && (route === undefined || route.onServer);
  const words = await wordsFor(language, [...shellTexts, ...(route?.texts ?? [])]);
  const known: PageData = { site, replies: data, words };
  const head: Head = {};
  let html = "";
  if (here) {
    await loadPage(route, language);
    const queries = createQueries();
    fillQueries(queries, known);
    html = renderToString(<App language={language} queries={queries} server={{ url, head }} />);
    queries.clear();
  }
  const page = route?.component?.name;
  const parts = { html, head: headOf(head, origin, path), data: dataOf(known), language };
  return { ...parts, status: route ? 200 : 404, ...(page !== undefined && { page }) };
}

async function wordsFor(language: Language, capabilities: readonly Capability[]) {
  return Object.fromEntries(
    await Promise.all(capabilities.map(async (one) => [one, await wordsOf(language, one)] as const)),
  );
}

function headOf({ title = "Посока", description }: Head, origin: string, path: string): string {
  const alternates = interfaceLanguages
    .filter((language) => language !== "bg-easy")
    .map(
      (language) =>
        `<link rel="alternate" hreflang="${tagOf(language)}" href="${escape(origin + inLanguage(language, path))}" />`,
    );
  return [
    `<title>${escape(title)}</title>`,
    ...(description === undefined ? [] : [`<meta name="description" content="${escape(description)}" />`]),
    ...alternates,
  ].join("\n    ");
}

const dataOf = (data: PageData) => `<script type="application/json" id="${pageDataId}">${asJson(data)}</script>`;

/** Vite's `.vite/manifest.json`, as far as it is read here. */
export type Manifest = Record<string, { file: string; imports?: string[] }>;

/**
 * Puts the parts into the built `index.html`. With the manifest the page's code is fetched beside the entry, not after it.
 * @public called by the server program from the built file
 */
export function fillTemplate(
  template: string,
  { html, head, data, language, page }: Rendered,
  manifest: Manifest = {},
): string {
  const preloads = page === undefined ? "" : preloadsOf(page, manifest);
  return template
    .replace('<html lang="bg" data-language="bg">', `<html lang="${tagOf(language)}" data-language="${language}">`)
    .replace("<!--head-->", () => head + preloads)
    .replace("<!--app-->", () => html)
    .replace("<!--data-->", () => data);
}

function preloadsOf(page: string, manifest: Manifest): string {
  const key = Object.keys(manifest).find((one) => one.endsWith(`/${page}.tsx`));
  const entry = key === undefined ? undefined : manifest[key];
  const files = entry ? [entry.file, ...(entry.imports ?? []).flatMap((one) => manifest[one]?.file ?? [])] : [];
  return files.map((file) => `\n    <link rel="modulepreload" href="/${escape(file)}" />`).join("");
}
