import type { Language } from "@posoka/texts/language";
import { texts } from "@posoka/texts/translator";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { paths } from "../../apps/web/src/app/paths.ts";
import { elsewhere } from "../../apps/web/src/app/quick-exit.ts";
import { signInByKeys } from "../support/keys.ts";
import { openSite, type Site } from "../support/site.ts";
import { arrived, button, expectCalm, heading, type Visit, visit } from "../support/visit.ts";

describe("the privacy desk", () => {
  let site: Site;
  let one: Visit;
  beforeAll(async () => void (site = await openSite()));
  afterAll(() => site.close());
  afterEach(() => one.context.close());

  /** Signed in by keyboard, on a device of one's own or a shared one. */
  async function enter(role: "youth" | "mentor" | "partner", language: Language, { shared = false } = {}) {
    const account = await site.make.account(role);
    one = await visit(site, { language, width: 360 });
    const { page } = one;
    const words = await texts(language, "common", "privacyDesk");
    await signInByKeys(one, account, { shared });
    return { page, ...words };
  }

  it.each(["bg", "en"] as const)("hides an account by keyboard and takes it back, in %s", async (language) => {
    const { page, privacyDesk: t } = await enter("youth", language);
    await one.open(paths.privacyDesk());
    await button(page, t("eraseAction")).press("Enter");
    await button(page, t("eraseLaterConfirm")).press("Enter");
    await heading(page, t("leavingTitle")).waitFor();
    await one.open(paths.matches());
    await heading(page, t("leavingTitle")).waitFor();
    await button(page, t("leavingBack")).press("Enter");
    await heading(page, t("leavingTitle")).waitFor({ state: "detached" });
    expect(one.problems).toEqual([]);
  });

  it.each(["youth", "mentor", "partner"] as const)("gives a copy to a %s", async (role) => {
    const { page, privacyDesk: t } = await enter(role, "bg");
    await one.open(paths.privacyDesk());
    const [file] = await Promise.all([page.waitForEvent("download"), button(page, t("exportAction")).press("Enter")]);
    expect(file.suggestedFilename()).toMatch(/^posoka-\d{4}-\d\d-\d\d\.html$/);
    expect(one.problems).toEqual([]);
  });

  it("leaves nothing of a session on a shared device, and the back button shows nothing of it", async () => {
    const { page, common } = await enter("youth", "bg", { shared: true });
    const stored = () => page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
    const cookies = async () => (await one.context.cookies()).map(({ expires }) => expires);
    await one.open(paths.me());
    expect(await stored()).toEqual([]);
    expect(new Set(await cookies())).toEqual(new Set([-1]));
    await page.locator("summary").first().press("Enter");
    await button(page, common("signOut")).press("Enter");
    await arrived(one, paths.home());
    await page.goBack();
    await heading(page, common("signInFirstTitle")).waitFor();
    expect(await stored()).toEqual([]);
    expect(await cookies()).toEqual([]);
    expectCalm(one);
  });

  it("is left at once by three times Escape, in place of the page", async () => {
    const { page } = await enter("youth", "bg");
    await one.context.route(`${elsewhere}**`, (route) =>
      route.fulfill({ contentType: "text/html", body: "<h1>x</h1>" }),
    );
    const before = await page.evaluate(() => history.length);
    for (let times = 0; times < 3; times += 1) await page.keyboard.press("Escape");
    await page.waitForURL(elsewhere);
    expect(await page.evaluate(() => history.length)).toBe(before);
  });
});
