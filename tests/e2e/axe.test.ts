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
const widths = [360, 1280] as const;
const states = ["data", "empty", "error", "loading"] as const;
type State = (typeof states)[number];
type Look = { language: Language; width: number; dark: boolean; state: State };

/** Every pair of two settings is in one of these twelve. */
const pairs: readonly Look[] = languages.flatMap((language, l) =>
  states.map((state, s) => ({ language, state, width: widths[(l + s) % 2] ?? 360, dark: (l + (s >> 1)) % 2 === 1 })),
);
const grid: readonly Look[] = languages.flatMap((language) =>
  states.flatMap((state) => widths.flatMap((width) => [false, true].map((dark) => ({ language, state, width, dark })))),
);

const isFull = process.env["POSOKA_GRID"] === "full";

/** A look at what is there and one at another state, one of them narrow; the next page gets the next ones. */
function looksAt(place: number): readonly Look[] {
  if (isFull) return grid;
  const other = states[1 + (Math.floor(place / 3) % 3)];
  const data = pairs.find(({ state, language }) => state === "data" && language === languages[place % 3]);
  const contrast = pairs.filter(({ state, width }) => state === other && width !== data?.width);
  return [data, contrast[place % contrast.length]].filter((look) => look !== undefined);
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
  let state: State = "data";
  const devices = new Map<Viewer, Promise<Visit>>();
  beforeAll(async () => {
    site = await openSite({ demo: true });
    ids = await findIds(site);
  });
  afterAll(() => site.close());

  const deviceOf = (viewer: Viewer): Promise<Visit> => {
    const device = devices.get(viewer) ?? openDevice(viewer);
    devices.set(viewer, device);
    return device;
  };
  async function openDevice(viewer: Viewer): Promise<Visit> {
    const one = await visit(site);
    await one.context.route("**/api/v1/**", (route) => answer(route, state));
    const login = logins[viewer];
    if (login === undefined) return one;
    await one.page.goto(site.url + paths.signIn());
    await one.page.getByRole("button", { name: new RegExp(`^${login} `) }).click();
    await one.page.waitForURL((url) => url.pathname !== paths.signIn());
    return one;
  }

  async function faultsOf(viewer: Viewer, path: string, look: Look): Promise<string[]> {
    const one = await deviceOf(viewer);
    const { page } = one;
    await page.goto("about:blank");
    state = look.state;
    await page.setViewportSize({ width: look.width, height: 800 });
    await page.emulateMedia({ colorScheme: look.dark ? "dark" : "light" });
    await page.goto(site.url + inLanguage(look.language, path));
    await heading(page).waitFor();
    if (state !== "loading") await one.settle();
    await page.evaluate(axe.source);
    const seen = await page.evaluate(async () => {
      const { axe: here } = globalThis as unknown as { axe: { run: () => Promise<AxeResults> } };
      const found = await here.run();
      return {
        violations: found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.target.join(" ")}`)),
        wide: document.scrollingElement?.scrollWidth ?? 0,
        titles: document.querySelectorAll("h1").length,
        lang: document.documentElement.lang,
      };
    });
    state = "data";
    // React writes down what a boundary caught; that it was caught is what is looked at here.
    const problems = one.problems.splice(0).filter((line) => !line.startsWith("console AppError: rate_limited"));
    return [
      ...seen.violations,
      ...(seen.wide > look.width ? [`scrolls sideways: ${seen.wide}`] : []),
      ...(seen.titles === 1 ? [] : [`${seen.titles} titles`]),
      ...(seen.lang === tagOf(look.language) ? [] : [`lang ${seen.lang}`]),
      ...problems,
    ].map((fault) => `${look.language} ${look.width} ${look.dark ? "dark" : "light"} ${look.state}: ${fault}`);
  }

  it("is visited below", () => {
    const visited = new Set(stops.map(([name]) => name));
    expect([...known].filter((name) => !visited.has(name))).toEqual([]);
  });

  it.each(stops.filter(([name]) => known.has(name)).map((stop, place) => [stop[0], stop[1], place, stop[2]] as const))(
    "%s, seen by %s, has no barrier",
    async (_, viewer, place, path) => {
      const faults: string[] = [];
      for (const look of looksAt(place)) faults.push(...(await faultsOf(viewer, path(ids), look)));
      expect(faults).toEqual([]);
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
