import { texts } from "@posoka/texts/translator";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openSite, type Site } from "../support/site.ts";
import { arrived, button, expectCalm, heading, type Visit, visit } from "../support/visit.ts";
import { paths } from "../../apps/web/src/app/paths.ts";

const count = 42;

describe("a guest and the questions", () => {
  let site: Site;
  let one: Visit;
  beforeAll(async () => void (site = await openSite()));
  afterAll(() => site.close());
  afterEach(() => one.context.close());

  const open = async (path: string) => {
    one = await visit(site, { width: 360 });
    await one.open(path);
    const words = await texts("bg", "questionnaire", "result", "home");
    const position = (at: number) =>
      one.page.getByText(words.questionnaire("position", { at, all: count }), { exact: true });
    return { ...words, page: one.page, position };
  };

  it("answers the first five with the keyboard alone, goes back, and is met there after a reload", async () => {
    const { page, home, questionnaire: t, position } = await open(paths.home());
    for (let at = 0; at < 40; at += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((name) => document.activeElement?.textContent === name, home("start"))) break;
    }
    await page.keyboard.press("Enter");
    await arrived(one, paths.questions());

    await position(1).waitFor();
    await page.keyboard.press("5"); // by its number
    for (const at of [2, 3, 4, 5]) {
      await position(at).waitFor();
      // The question has the focus, so the faces come next.
      const steps = 1 + (at % 5);
      for (let step = 0; step < steps; step += 1) await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
    }
    await position(6).waitFor();

    await button(page, t("previous")).focus();
    await page.keyboard.press("Enter");
    await position(5).waitFor();
    expect(await button(page, t("answer1")).getAttribute("aria-pressed")).toBe("true");

    await page.reload();
    await position(6).waitFor();
    await page.getByText(t("welcomeBack", { done: 5 })).waitFor();
    expectCalm(one);
  });

  it("is asked kindly when all answers are the same, and may leave them so", async () => {
    const { page, questionnaire: t, result, position } = await open(paths.questions());
    for (let at = 1; at <= count; at += 1) {
      await position(at).waitFor();
      await page.keyboard.press("3");
    }
    await page.getByRole("heading", { name: t("hurriedTitle") }).waitFor();
    await button(page, t("leaveIt")).click();
    await heading(page, result("title")).waitFor();
    await page.getByText(result("careless")).waitFor();
    expectCalm(one);
  });

  it("goes on without a connection, and is told so", async () => {
    const { page, result, position } = await open(paths.questions());
    const { common, help } = await texts("bg", "common", "help");
    await position(1).waitFor();
    await page.waitForLoadState("networkidle");
    await one.context.setOffline(true);
    await page.getByText(common("offline")).waitFor();
    for (let at = 1; at <= count; at += 1) {
      await position(at).waitFor();
      await page.keyboard.press(String(1 + (at % 5)));
    }
    await heading(page, result("title")).waitFor();
    await page
      .getByRole("link", { name: common("help"), exact: true })
      .first()
      .click();
    await heading(page, help("title")).waitFor();
    await one.context.setOffline(false);
    await page.getByText(common("online")).waitFor();
    expect(one.problems.filter((line) => !line.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
  });

  it("answers before the script is there", async () => {
    const context = await site.browser.newContext({ javaScriptEnabled: false });
    one = { ...(await visit(site)), context };
    const page = await context.newPage();
    const { questionnaire: t } = await texts("bg", "questionnaire");
    await page.goto(site.url);
    await button(page, t("answer4")).click();
    expect(new URL(page.url()).pathname).toBe(paths.questions());
    expect(new URL(page.url()).searchParams.get("answer")).toBe("4");
  });
});
