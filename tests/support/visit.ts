import type { Language } from "@posoka/texts/language";
import type { BrowserContext, Locator, Page, Request } from "playwright-core";
import { expect } from "vitest";
import { inLanguage } from "../../apps/web/src/app/language.tsx";
import type { Site } from "./site.ts";

/** One person at one device. */
export type Visit = {
  page: Page;
  context: BrowserContext;
  language: Language;
  /** Faults of ours: errors in the console, broken rules of the security policy, failed and foreign requests. */
  problems: string[];
  /** What the API refused, as `POST /api/v1/partners 422`; a test names those that it provokes. */
  refusals: string[];
  /** The text of every reply of the API to this device. */
  replies: () => Promise<string[]>;
  /** Opens a page by its address, without the prefix of the language. */
  open: (path: string) => Promise<void>;
  /** Waits until the page asks for nothing and has drawn what it got. */
  settle: () => Promise<void>;
};

export type VisitOptions = { language?: Language; width?: number; dark?: boolean };

const heights: Readonly<Record<number, number>> = { 360: 740, 1280: 900 };

export async function visit(site: Site, options: VisitOptions = {}): Promise<Visit> {
  const { language = "bg", width = 1280, dark = false } = options;
  const context = await site.browser.newContext({
    viewport: { width, height: heights[width] ?? 800 },
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
    locale: language === "en" ? "en-GB" : "bg-BG",
    timezoneId: "Europe/Sofia",
    hasTouch: width < 600,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const seen = watch(context, page, site);
  const open = async (to: string): Promise<void> => {
    await page.goto(site.url + inLanguage(language, to));
    await heading(page).waitFor();
    // A page from the server is there before its script: keys would be lost until then.
    await page.waitForFunction(() =>
      Object.keys(document.querySelector("#posoka > *") ?? {}).some((key) => key.startsWith("__react")),
    );
  };
  return { page, context, language, ...seen, open };
}

function watch(
  context: BrowserContext,
  page: Page,
  site: Site,
): Pick<Visit, "problems" | "refusals" | "replies" | "settle"> {
  const open = new Set<Request>();
  const problems: string[] = [];
  const refusals: string[] = [];
  const texts: Promise<string>[] = [];
  page.on("pageerror", (error) => void problems.push(`error ${error.message}`));
  page.on("console", (message) => {
    // Refused requests are told twice; they are counted below, by what was asked.
    const isEcho = message.text().startsWith("Failed to load resource: the server responded");
    if (message.type() === "error" && !isEcho) problems.push(`console ${message.text()}`);
  });
  context.on("requestfinished", (request) => void open.delete(request));
  // What a page sends while it is left outlives it, and nobody hears how it ended.
  page.on("framenavigated", (frame) => {
    if (frame.url() === "about:blank") open.clear();
  });
  context.on("request", (request) => {
    open.add(request);
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(site.url))
      problems.push(`to ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    open.delete(request);
    // A page that is left takes its unfinished requests with it.
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") problems.push(`failed ${request.url()} ${why}`);
  });
  context.on("response", (response) => {
    const { pathname } = new URL(response.url());
    const isApi = pathname.startsWith("/api/");
    const line = `${response.request().method()} ${pathname} ${response.status()}`;
    if (isApi) texts.push(response.text().catch(() => ""));
    if (response.status() >= 500) problems.push(`${line} ${site.log.findLast((one) => one.includes('"err"')) ?? ""}`);
    else if (response.status() >= 400 && !isApi) problems.push(line);
    else if (response.status() >= 400) refusals.push(line);
  });
  const settle = async (): Promise<void> => {
    for (let calm = 0; calm < 3; calm = open.size === 0 ? calm + 1 : 0) {
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 16))));
    }
  };
  return { problems, refusals, replies: () => Promise.all(texts), settle };
}

/** The one title of the page, of that name when there is one. */
export const heading = (page: Page, name?: string): Locator =>
  page.getByRole("heading", { level: 1, ...(name !== undefined && { name, exact: true }) });

export const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole("button", { name, exact: true });

export const link = (within: Page | Locator, name: string): Locator => within.getByRole("link", { name, exact: true });

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
/** A name that begins with these words: what stands beside a label, as "optional", belongs to the name too. */
export const starting = (words: string): RegExp => new RegExp(`^${escaped(words)}`, "i");

export const field = (within: Page | Locator, label: string): Locator => within.getByLabel(starting(label)).first();

/** A card by its heading. */
export const card = (page: Page, title: string): Locator =>
  page
    .getByRole("region", { name: title, exact: true })
    .or(page.locator("section, article, aside, li", { has: page.getByRole("heading", { name: title, exact: true }) }))
    .last();

const pageOf = (within: Page | Locator): Page => ("page" in within ? within.page() : within);

/** A chip, a pill, a switch or a radio card by its words; the button itself is not drawn. */
export function choice(within: Page | Locator, words: string): Locator {
  const whole = new RegExp(`^\\s*${escaped(words)}\\s*$`, "i");
  const labels = within.locator("label");
  return labels
    .filter({ hasText: whole })
    .or(labels.filter({ has: pageOf(within).locator("span", { hasText: whole }) }))
    .first();
}

export const press = (within: Page | Locator, words: string): Promise<void> => choice(within, words).click();

/** Opens a select box and takes one of its options. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole("button", { name: label }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
  await page.getByRole("listbox").waitFor({ state: "detached" });
}

/** Types into a search box and takes the first answer with these words. */
export async function search(page: Page, label: string, words: string): Promise<void> {
  const box = page.getByRole("combobox", { name: label });
  const option = page.getByRole("option", { name: starting(words) }).first();
  // A list closes when the page moves below it, as it does under a person; who still wants it types again.
  for (let tries = 0; tries < 3; tries += 1) {
    await box.click();
    await box.fill("");
    await box.pressSequentially(words);
    await option.waitFor();
    await page.evaluate(() => new Promise((done) => setTimeout(done, 120)));
    const isTaken = await option.click({ timeout: 1500 }).then(
      () => true,
      () => false,
    );
    if (isTaken) break;
  }
  await page.getByRole("listbox").waitFor({ state: "detached" });
}

/** Waits until the address has this path. */
export async function arrived(one: Visit, path: string | RegExp): Promise<void> {
  await one.page.waitForURL((url) => {
    const plain = url.pathname.replace(/^\/(en|lesno)(?=\/|$)/, "") || "/";
    return typeof path === "string" ? plain === path : path.test(plain);
  });
}

export function expectCalm(one: Visit, refusals: readonly string[] = []): void {
  expect(one.problems).toEqual([]);
  expect(one.refusals).toEqual(refusals);
}
