// Takes pictures of the real product with its demo world: a few for the README, with --all every page at both widths,
// in each language, light and dark; "--all staff" only those with that word in their name. Needs Chromium; the database and all that is written live in a folder of their own.
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { demoId } from "../apps/api/dist/modules/demo/cast.js";
import { demoPassword } from "../apps/api/dist/modules/demo/people.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const [all, only = ""] = process.argv.slice(2);
const wantsAll = all === "--all";
const target = wantsAll ? join(root, "node_modules", ".cache", "screenshots") : join(root, "docs", "screenshots");
const mostBytes = 150_000;
const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const prefixes = { bg: "", en: "/en", lesno: "/lesno" };

const port = await new Promise((done) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port: free } = probe.address();
    probe.close(() => done(free));
  });
});
const url = `http://localhost:${port}`;
const dataDir = mkdtempSync(join(tmpdir(), "posoka-screenshots-"));

const server = spawn(process.execPath, [join(root, "scripts", "start.mjs"), "--demo"], {
  cwd: root,
  env: {
    ...process.env,
    PORT: String(port),
    POSOKA_DATA_DIR: dataDir,
    PUBLIC_URL: url,
    DATABASE_URL: "",
    NODE_ENV: "",
  },
  stdio: ["ignore", "pipe", "ignore"],
});
const ended = new Promise((done) => server.once("exit", done));
const started = new Promise((done, fail) => {
  server.stdout.on("data", (text) => String(text).includes("Posoka:") && done());
  void ended.then((code) => fail(new Error(`the server ended with ${code}`)));
});

/** Pictures of the README: name, width, who looks, where. */
const chosen = [
  ["home-1280", 1280, null, () => "/"],
  ["question-360", 360, null, () => "/questions", answerSome],
  ["result-360", 360, null, () => "/result", answerAll],
  ["matches-360", 360, "demo-elena", () => "/matches", toFirstCard],
  ["opening-1280", 1280, "demo-elena", () => `/openings/${demoId("bakery-internship")}`],
  ["partner-card-1280", 1280, "demo-bakery", ({ card }) => `/partner/applications/${card}`],
  ["today-1280", 1280, "demo-staff", () => "/staff"],
];

/** Every page: name, who looks, where. */
const everywhere = [
  ["home", null, () => "/"],
  ["questions", null, () => "/questions"],
  ["result", "demo-elena", () => "/result"],
  ["sign-up", null, () => "/sign-up"],
  ["sign-in", null, () => "/sign-in"],
  ["reset", null, () => "/reset"],
  ["help", null, () => "/help"],
  ["privacy", null, () => "/privacy"],
  ["attribution", null, () => "/attribution"],
  ["pieces", null, () => "/pieces"],
  ["occupations", null, () => "/occupations"],
  ["occupation", null, ({ occupation }) => `/occupations/${occupation}`],
  ["openings", null, () => "/openings"],
  ["opening-guest", null, () => `/openings/${demoId("kitchen-training")}`],
  ["me", "demo-elena", () => "/me"],
  ["me-unconfirmed", "demo-asen", () => "/me"],
  ["profile", "demo-elena", () => "/profile"],
  ["matches", "demo-elena", () => "/matches"],
  ["matches-empty-profile", "demo-asen", () => "/matches"],
  ["opening", "demo-elena", () => `/openings/${demoId("kitchen-training")}`],
  ["applications", "demo-elena", () => "/applications"],
  ["application-offered", "demo-elena", () => `/applications/${demoId("demo-elena hotel-reception")}`],
  ["application-refused", "demo-mila", () => `/applications/${demoId("demo-mila studio-internship")}`],
  ["reviews", "demo-elena", () => "/reviews"],
  ["partner-register", null, () => "/partners/register"],
  ["partner", "demo-bakery", () => "/partner"],
  ["partner-pending", "demo-flowers", () => "/partner"],
  ["partner-opening", "demo-bakery", () => `/partner/openings/${demoId("bakery-internship")}`],
  ["partner-candidates", "demo-bakery", () => `/partner/openings/${demoId("bakery-internship")}/candidates`],
  ["partner-application", "demo-bakery", ({ card }) => `/partner/applications/${card}`],
  ["staff", "demo-staff", () => "/staff"],
  ["staff-youths", "demo-staff", () => "/staff/youths"],
  ["staff-youth", "demo-staff", () => `/staff/youths/${demoId("demo-asen")}`],
  ["staff-organisations", "demo-staff", () => "/staff/organisations"],
  ["staff-openings", "demo-staff", () => "/staff/openings"],
  ["staff-opening", "demo-staff", () => `/staff/openings/${demoId("garage-internship")}`],
  ["staff-settings", "demo-staff", () => "/staff/settings"],
  ["mentor", "demo-mentor", () => "/mentor"],
  ["mentor-review", "demo-mentor", ({ review }) => `/mentor/reviews/${review}`],
  ["admin", "demo-admin", () => "/admin"],
  ["demo-mail", null, () => "/demo/mail"],
  ["no-page", null, () => "/no/such/page"],
];

async function signedIn(login) {
  const answer = await fetch(`${url}/api/v1/auth/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ login, password: demoPassword }),
  });
  const { accessToken } = await answer.json();
  return async (path, method = "GET") => {
    const sender = { origin: url, "idempotency-key": randomUUID() };
    const reply = await fetch(url + path, { method, headers: { ...sender, authorization: `Bearer ${accessToken}` } });
    return reply.json();
  };
}

/** Ids that are not known beforehand. The review is opened, so that its page has something to show. */
async function findIds() {
  const partner = await signedIn("demo-bakery");
  const mentor = await signedIn("demo-mentor");
  const cards = await partner(`/api/v1/partner/openings/${demoId("bakery-internship")}/candidates`);
  const reviews = await mentor("/api/v1/mentor/reviews");
  const review = reviews.items?.[0]?.id ?? "";
  await mentor(`/api/v1/mentor/reviews/${review}/claim`, "POST");
  const occupations = await (await fetch(`${url}/api/v1/occupations?limit=1`)).json();
  return { card: cards.items?.[0]?.card.cardId ?? "", review, occupation: occupations.items[0].id };
}

async function settle(page) {
  await page.locator("h1").first().waitFor();
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready);
}

async function toFirstCard(page) {
  await page.evaluate(() => document.querySelector("main ol > li")?.scrollIntoView());
}

async function answerSome(page) {
  for (const key of "54325") await page.keyboard.press(key);
}

async function answerAll(page) {
  await page.goto(`${url}/questions`);
  await settle(page);
  for (let at = 0; new URL(page.url()).pathname === "/questions" && at < 60; at += 1) {
    await page.keyboard.press("5432415352"[at % 10]);
    await page.waitForTimeout(30);
  }
  await settle(page);
}

async function open(browser, { width, login, language = "bg", dark = false }) {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 780 : 800 },
    deviceScaleFactor: width < 600 && !wantsAll ? 1.5 : 1,
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
    locale: language === "en" ? "en-GB" : "bg-BG",
    timezoneId: "Europe/Sofia",
  });
  const page = await context.newPage();
  if (login === null) return page;
  await page.goto(`${url}/sign-in`);
  await page.locator("button", { hasText: new RegExp(`^${login} `) }).click();
  await page.waitForURL((one) => one.pathname !== "/sign-in");
  return page;
}

async function takeChosen(browser, ids) {
  for (const [name, width, login, path, before] of chosen) {
    const page = await open(browser, { width, login });
    await page.goto(url + path(ids));
    await settle(page);
    await before?.(page);
    const file = join(target, `${name}.png`);
    await page.screenshot({ path: file });
    await page.context().close();
    const { size } = statSync(file);
    process.stdout.write(`${name}.png ${Math.ceil(size / 1000)} kB${size > mostBytes ? " (too large)" : ""}\n`);
    if (size > mostBytes) process.exitCode = 1;
  }
}

async function takeAll(browser, ids) {
  const wanted = everywhere.filter(([name]) => name.includes(only));
  const pages = new Map();
  for (const width of [360, 1280]) {
    for (const dark of [false, true]) {
      for (const [name, login, path] of wanted) {
        const key = `${width} ${dark} ${login}`;
        if (!pages.has(key)) pages.set(key, await open(browser, { width, login, dark }));
        const page = pages.get(key);
        for (const [language, prefix] of Object.entries(prefixes)) {
          const where = path(ids);
          await page.goto(url + (where === "/" && prefix !== "" ? prefix : prefix + where));
          await settle(page).catch(() => process.stderr.write(`${name} ${language}: not ready\n`));
          const file = `${name}-${width}-${language}${dark ? "-dark" : ""}.png`;
          await page.screenshot({ path: join(target, file), fullPage: true });
        }
      }
      for (const page of pages.values()) await page.context().close();
      pages.clear();
    }
  }
  process.stdout.write(`${wanted.length * 12} pictures in ${target}\n`);
}

try {
  await started;
  mkdirSync(target, { recursive: true });
  const executablePath = installed.find((path) => existsSync(path));
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : { channel: "chrome" }),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const ids = await findIds();
  await (wantsAll ? takeAll(browser, ids) : takeChosen(browser, ids));
  await browser.close();
} finally {
  server.kill("SIGTERM");
  await ended;
  rmSync(dataDir, { recursive: true, force: true });
}
