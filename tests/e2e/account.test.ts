import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import type { Language } from "@posoka/texts/language";
import { texts } from "@posoka/texts/translator";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openSite, type Site } from "../support/site.ts";
import { arrived, button, expectCalm, heading, link, type Visit, visit } from "../support/visit.ts";
import { paths } from "../../apps/web/src/app/paths.ts";

const password = "зелена лампа и седем реки";

describe("an account", () => {
  let site: Site;
  let one: Visit;
  beforeAll(async () => void (site = await openSite()));
  afterAll(() => site.close());
  afterEach(() => one.context.close());

  async function start(language: Language = "bg") {
    one = await visit(site, { language, width: 360 });
    return { page: one.page, ...(await texts(language, "accounts", "common", "profile")) };
  }

  /** The first step of the registration: somebody who turns so many years old this year on 1 January. */
  async function giveBirthDate(years: number): Promise<void> {
    const { accounts: t } = await texts(one.language, "accounts");
    await one.open(paths.signUp());
    const year = Number(sofiaDate(new Date()).slice(0, 4)) - years;
    await one.page.getByRole("combobox", { name: t("day"), exact: true }).selectOption("1");
    await one.page.getByRole("combobox", { name: t("month"), exact: true }).selectOption("1");
    await one.page.getByRole("combobox", { name: t("year"), exact: true }).selectOption(String(year));
    await button(one.page, t("birthContinue")).click();
  }

  async function register(userName: string): Promise<string> {
    const { accounts: t } = await texts(one.language, "accounts");
    const { page } = one;
    await page.getByRole("textbox", { name: t("userName") }).fill(userName);
    await page.getByLabel(t("password"), { exact: true }).fill(password);
    await button(page, t("signUpAction")).click();
    await heading(page, t("createdTitle")).waitFor();
    const text = await page.getByRole("heading", { level: 2, name: t("createdText") }).textContent();
    return /\S+-\d{4}$/.exec(text ?? "")?.[0] ?? "";
  }

  it("is not opened under 13, and the page says what is open instead", async () => {
    const { page, accounts: t } = await start("en");
    await giveBirthDate(12);
    await heading(page, t("youngTitle")).waitFor();
    await link(page, t("youngQuestions")).waitFor();
    expect(await page.getByRole("textbox").count()).toBe(0);
    expectCalm(one);
  });

  it("opened under 14 waits: nothing of it can be written", async () => {
    const { page, accounts: t, profile } = await start("bg-easy");
    await giveBirthDate(13);
    await page.getByText(t("inertTitle")).waitFor();
    await register("malak");
    await page.getByText(t("createdInertTitle")).waitFor();
    await one.open(paths.profile());
    await page.getByText(profile("lockedInertTitle")).waitFor();
    expect(await page.getByRole("switch").first().isDisabled()).toBe(true);
    expectCalm(one);
  });

  it("shows at the field what is wrong with a name", async () => {
    const { page, accounts: t } = await start();
    await giveBirthDate(17);
    await page.getByRole("textbox", { name: t("userName") }).fill("б");
    await page.getByLabel(t("password"), { exact: true }).fill("1");
    await button(page, t("signUpAction")).click();
    const refused = page.locator('[aria-invalid="true"]');
    await refused.first().waitFor();
    expect(await refused.count()).toBe(2);
    expectCalm(one, ["POST /api/v1/auth/sign-up 422"]);
  });

  it("is left and entered again, survives a reload, and the back button shows nothing of it afterwards", async () => {
    const { page, accounts: t, common } = await start();
    await giveBirthDate(17);
    const login = await register("reka");
    expect(login).toMatch(/^reka-\d{4}$/);
    await one.open(paths.me());
    await page.getByText(login).first().waitFor();

    const menu = page.locator("summary", { hasText: common("menu") });
    await menu.click();
    await button(page, common("signOut")).click();
    await arrived(one, paths.home());
    await page.goBack();
    await heading(page, common("signInFirstTitle")).waitFor();
    expect(await page.content()).not.toContain(login);

    await link(page.getByRole("main"), common("signIn")).click();
    await page.getByRole("textbox", { name: t("signInLogin") }).fill(login);
    await page.getByLabel(t("password"), { exact: true }).fill("не е тази");
    await button(page, t("signInAction")).click();
    const { errors } = await texts("bg", "errors");
    await page.getByText(errors("wrong_credentials")).waitFor();
    await page.getByLabel(t("password"), { exact: true }).fill(password);
    await button(page, t("signInAction")).click();
    await arrived(one, paths.me());
    await heading(page, t("meTitle")).waitFor();

    await page.reload();
    await heading(page, t("meTitle")).waitFor();
    await page.getByText(login).first().waitFor();
    expectCalm(one, ["POST /api/v1/auth/sign-in 401"]);
  });
});
