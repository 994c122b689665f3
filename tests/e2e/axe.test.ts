import { randomUUID } from "node:crypto";
import { createLink } from "@posoka/api/modules/accounts/service/links";
import { demoId } from "@posoka/api/modules/demo/cast";
import { candidateCards } from "@posoka/db/schema/applications";
import { representativeRequests } from "@posoka/db/schema/guardians";
import { reviews } from "@posoka/db/schema/mentors";
import { occupations } from "@posoka/db/schema/occupations";
import type { Role } from "@posoka/domain/roles";
import type { Language } from "@posoka/texts/language";
import axe, { type AxeResults } from "axe-core";
import { eq, isNotNull } from "drizzle-orm";
import type { Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inLanguage, tagOf } from "../../apps/web/src/app/language.tsx";
import { type PathName, paths } from "../../apps/web/src/app/paths.ts";
import { routes } from "../../apps/web/src/app/routes.tsx";
import { openSite, type Site } from "../support/site.ts";
import { heading, type Visit, visit } from "../support/visit.ts";

const languages = ["bg", "en", "bg-easy"] as const satisfies readonly Language[];
/** The narrowest phone first: 320 px is also 1280 px at 400 %. */
const widths = [320, 1280] as const;
const everyWidth = [320, 768, 1280] as const;
const states = ["data", "empty", "error", "loading"] as const;
type State = (typeof states)[number];
/** A page as it was opened, and the ways in which it is then looked at. */
type View = { width: number; dark: boolean };
type Opened = { language: Language; state: State; views: readonly View[] };

/** Every pair of two settings is in one of these twelve. */
const pairs: readonly Opened[] = languages.flatMap((language, l) =>
  states.map((state, s) => {
    return { language, state, views: [{ width: widths[(l + s) % 2] ?? 320, dark: (l + (s >> 1)) % 2 === 1 }] };
  }),
);
const views: readonly View[] = everyWidth.flatMap((width) => [false, true].map((dark) => ({ width, dark })));
const grid: readonly Opened[] = languages.flatMap((language) => states.map((state) => ({ language, state, views })));

const isFull = process.env["POSOKA_GRID"] === "full";

/** What is there and one other state, one of them narrow; the next page gets the next ones. */
function openingsOf(place: number): readonly Opened[] {
  if (isFull) return grid;
  const other = states[1 + (Math.floor(place / 3) % 3)];
  const widthOf = (opened: Opened | undefined): number | undefined => opened?.views[0]?.width;
  const data = pairs.find(({ state, language }) => state === "data" && language === languages[place % 3]);
  const contrast = pairs.filter((pair) => pair.state === other && widthOf(pair) !== widthOf(data));
  return [data, contrast[place % contrast.length]].filter((opened) => opened !== undefined);
}

type Viewer = Role | "guest" | "unconfirmed" | "pending";
const logins: Partial<Record<Viewer, string>> = {
  youth: "demo-elena",
  unconfirmed: "demo-asen",
  partner: "demo-bakery",
  pending: "demo-flowers",
  staff: "demo-staff",
  mentor: "demo-mentor",
  guardian: "demo-guardian",
  admin: "demo-admin",
};

type Ids = Record<"occupation" | "card" | "review" | "invitation" | "request" | "guardianLink", string>;
const stops: readonly [name: PathName, as: Viewer, path: (ids: Ids) => string][] = [
  ...routes
    .filter(({ pattern }) => !pattern.includes(":"))
    .map(({ name, audience }) => {
      const as: Viewer =
        audience === "public" ? "guest" : audience === "signed_in" ? "youth" : (audience[0] ?? "guest");
      return [name, as, () => (paths[name] as () => string)()] as (typeof stops)[number];
    }),
  ["home", "youth", () => paths.home()],
  ["me", "unconfirmed", () => paths.me()],
  ["me", "staff", () => paths.me()],
  ["matches", "unconfirmed", () => paths.matches()],
  ["partner", "pending", () => paths.partner()],
  ["privacyVersion", "guest", () => paths.privacyVersion("2026-03")],
  ["resetWith", "guest", () => paths.resetWith("x".repeat(43))],
  ["confirmEmail", "guest", () => paths.confirmEmail("x".repeat(43))],
  ["invitation", "guest", ({ invitation }) => paths.invitation(invitation)],
  ["opening", "guest", () => paths.opening(demoId("bakery-internship"))],
  ["opening", "youth", () => paths.opening(demoId("kitchen-training"))],
  ["opening", "unconfirmed", () => paths.opening(demoId("bakery-visit"))],
  ["occupation", "guest", ({ occupation }) => paths.occupation(occupation)],
  ["application", "youth", () => paths.application(demoId("demo-elena hotel-reception"))],
  ["partnerOpening", "partner", () => paths.partnerOpening(demoId("bakery-internship"))],
  ["partnerOpening", "partner", () => `${paths.partnerOpening(randomUUID())}?new`],
  ["partnerCandidates", "partner", () => paths.partnerCandidates(demoId("bakery-internship"))],
  ["partnerApplication", "partner", ({ card }) => paths.partnerApplication(card)],
  ["staffYouth", "staff", () => paths.staffYouth(demoId("demo-elena"))],
  ["staffCaseload", "staff", () => paths.staffCaseload(demoId("demo-staff-2"))],
  ["staffOpening", "staff", () => paths.staffOpening(demoId("garage-internship"))],
  ["staffCard", "staff", () => paths.staffCard(demoId("demo-elena"))],
  ["cardWith", "guest", () => paths.cardWith("1".repeat(20))],
  ["mentorReview", "mentor", ({ review }) => paths.mentorReview(review)],
  ["guardianLink", "guest", ({ guardianLink }) => paths.guardianLink(guardianLink)],
  ["guardianLink", "guest", () => paths.guardianLink("x".repeat(43))],
  ["guardianLink", "mentor", ({ guardianLink }) => paths.guardianLink(guardianLink)],
  ["guardianRequest", "guardian", ({ request }) => paths.guardianRequest(request)],
  ["guardianChild", "guardian", () => paths.guardianChild(randomUUID())],
];
const known = new Set(routes.map(({ name }) => name));

describe("every page, for people who see, hear and touch it differently", () => {
  let site: Site;
  let ids: Ids;
  /** A viewer in one language, and what the API answers there now. Languages are looked at side by side. */
  type Device = { one: Visit; state: State };
  const devices = new Map<string, Promise<Device>>();
  beforeAll(async () => {
    site = await openSite({ demo: true });
    ids = await findIds(site);
  });
  afterAll(() => site.close());

  const deviceOf = (viewer: Viewer, language: Language): Promise<Device> => {
    const name = `${viewer} ${language}`;
    const device = devices.get(name) ?? openDevice(viewer);
    devices.set(name, device);
    return device;
  };
  async function openDevice(viewer: Viewer): Promise<Device> {
    const device: Device = { one: await visit(site), state: "data" };
    const { one } = device;
    await one.context.route("**/api/v1/**", (route) => answer(route, device.state));
    const login = logins[viewer];
    if (login === undefined) return device;
    await one.page.goto(site.url + paths.signIn());
    await one.page.getByRole("button", { name: new RegExp(`^${login} `) }).click();
    await one.page.waitForURL((url) => url.pathname !== paths.signIn());
    return device;
  }

  async function faultsOf(viewer: Viewer, path: string, opened: Opened): Promise<string[]> {
    const device = await deviceOf(viewer, opened.language);
    const { one } = device;
    const { page } = one;
    await page.goto("about:blank");
    device.state = opened.state;
    const faults: string[] = [];
    for (const [place, view] of opened.views.entries()) {
      await page.setViewportSize({ width: view.width, height: 800 });
      await page.emulateMedia({ colorScheme: view.dark ? "dark" : "light" });
      if (place === 0) await openAt(one, path, opened);
      const name = `${opened.language} ${view.width} ${view.dark ? "dark" : "light"} ${opened.state}`;
      faults.push(...(await barriersOn(page, view, opened.language)).map((fault) => `${name}: ${fault}`));
    }
    device.state = "data";
    // React writes down what a boundary caught; that it was caught is what is looked at here.
    const problems = one.problems.splice(0).filter((line) => !line.startsWith("console AppError: rate_limited"));
    return [...faults, ...problems.map((problem) => `${opened.language} ${opened.state}: ${problem}`)];
  }

  async function openAt(one: Visit, path: string, opened: Opened): Promise<void> {
    await one.page.goto(site.url + inLanguage(opened.language, path));
    await heading(one.page).waitFor();
    if (opened.state !== "loading") await one.settle();
    await one.page.evaluate(axe.source);
  }

  async function barriersOn(page: Visit["page"], view: View, language: Language): Promise<string[]> {
    const seen = await page.evaluate(async () => {
      const { axe: here } = globalThis as unknown as { axe: { run: () => Promise<AxeResults> } };
      const found = await here.run();
      return {
        violations: found.violations.flatMap(({ id, nodes }) =>
          nodes.map((node) => `${id} ${node.target.join(" ")}: ${node.any[0]?.message ?? ""}`),
        ),
        wide: document.scrollingElement?.scrollWidth ?? 0,
        titles: document.querySelectorAll("h1").length,
        lang: document.documentElement.lang,
      };
    });
    return [
      ...seen.violations,
      ...(seen.wide > view.width ? [`scrolls sideways: ${seen.wide}`] : []),
      ...(seen.titles === 1 ? [] : [`${seen.titles} titles`]),
      ...(seen.lang === tagOf(language) ? [] : [`lang ${seen.lang}`]),
    ];
  }

  it("is visited below", () => {
    const visited = new Set(stops.map(([name]) => name));
    expect([...known].filter((name) => !visited.has(name))).toEqual([]);
  });

  it.each(stops.filter(([name]) => known.has(name)).map((stop, place) => [stop[0], stop[1], place, stop[2]] as const))(
    "%s, seen by %s, has no barrier",
    async (_, viewer, place, path) => {
      const faultsIn = async (language: Language): Promise<string[]> => {
        const faults: string[] = [];
        for (const opened of openingsOf(place).filter((one) => one.language === language)) {
          faults.push(...(await faultsOf(viewer, path(ids), opened)));
        }
        return faults;
      };
      expect((await Promise.all(languages.map(faultsIn))).flat()).toEqual([]);
    },
    isFull ? 600_000 : 120_000,
  );
});

/** The API as a page meets it on a good day, on an empty one, and on days when it refuses or does not answer. */
async function answer(route: Route, state: State): Promise<void> {
  const request = route.request();
  const isOurs = request.method() === "GET" && !/\/(auth|site)(\/|$)/.test(new URL(request.url()).pathname);
  if (state === "data" || !isOurs) return route.continue();
  if (state === "loading") return; // until the page is left
  if (state === "error") {
    return route.fulfill({ status: 429, json: { error: { code: "rate_limited", requestId: randomUUID() } } });
  }
  const reply = await route.fetch();
  const body = (await reply.json()) as Record<string, unknown>;
  return route.fulfill({ response: reply, json: Array.isArray(body["items"]) ? emptied(body) : body });
}

function emptied(body: Record<string, unknown>): Record<string, unknown> {
  const none = (value: unknown): unknown => (Array.isArray(value) ? [] : typeof value === "number" ? 0 : value);
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, none(value)]));
}

async function findIds(site: Site): Promise<Ids> {
  const [occupation] = await site.db.select().from(occupations).where(isNotNull(occupations.code)).limit(1);
  const applied = eq(candidateCards.applicationId, demoId("demo-elena bakery-internship"));
  const [card] = await site.db.select().from(candidateCards).where(applied);
  const [review] = await site.db.select().from(reviews);
  const [link] = await site.operate("account", "create", "--role", "mentor");
  const [request] = await site.db.select().from(representativeRequests);
  const invited = await site.make.account("guardian", { account: { passwordHash: null } });
  const fresh = { purpose: "guardian", accountId: invited.id, email: null, language: "bg", at: new Date() } as const;
  const guardianLink = await site.db.transaction((tx) =>
    createLink(tx, site.deps.config, { ...fresh, code: "123456" }),
  );
  return {
    occupation: occupation?.id ?? "",
    card: card?.id ?? "",
    review: review?.id ?? "",
    invitation: link?.split("/").at(-1) ?? "",
    request: request?.id ?? "",
    guardianLink: guardianLink.url.split("/").at(-1) ?? "",
  };
}
