import { texts } from "@posoka/texts/translator";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { paths } from "../../apps/web/src/app/paths.ts";
import { madePassword, type MadeAccount } from "../support/factories.ts";
import { enrolOnPage } from "../support/factor-page.ts";
import { openSite, type Site } from "../support/site.ts";
import {
  arrived,
  button,
  expectCalm,
  field,
  heading,
  link,
  press,
  search,
  type Visit,
  visit,
} from "../support/visit.ts";

describe("a form on a phone", () => {
  let site: Site;
  let one: Visit;
  beforeAll(async () => void (site = await openSite()));
  afterAll(() => site.close());
  afterEach(() => one.context.close());

  async function enter(account: MadeAccount) {
    one = await visit(site, { width: 360 });
    const { accounts: t } = await texts("bg", "accounts");
    await one.open(paths.signIn());
    await field(one.page, t("signInLogin")).fill(account.userName);
    await one.page.getByLabel(t("password"), { exact: true }).fill(madePassword);
    await one.page.keyboard.press("Enter");
  }

  it("that was refused brings the focus to the first refused field, above the button", async () => {
    one = await visit(site, { width: 360 });
    const { page } = one;
    const { partner: t, vocabulary: v } = await texts("bg", "partner", "vocabulary");
    await one.open(paths.partnerRegister());
    await field(page, t("name")).fill("Пекарна Зора");
    await press(page, v("partnerKind_employer"));
    await field(page, t("eik")).fill("123");
    await button(page, t("register")).click();
    await page.locator('[aria-invalid="true"]').first().waitFor();
    const focused = page.locator(":focus");
    expect(await focused.getAttribute("name")).toBe("organisation.eik");
    const top = await focused.evaluate((element) => element.getBoundingClientRect().top);
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan(700);
    expectCalm(one, ["POST /api/v1/partners 422"]);
  });

  it("adds skills one after the other: after each the list is closed and the empty box has the focus", async () => {
    await enter(await site.make.account("youth"));
    await arrived(one, paths.matches());
    const { page } = one;
    const { profile: t } = await texts("bg", "profile");
    await one.open(paths.profile());
    for (const word of ["готв", "шие"]) {
      await search(page, t("skillsSearch"), word);
      const box = page.getByRole("combobox", { name: t("skillsSearch") });
      expect(await box.inputValue()).toBe("");
      expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
    }
    expectCalm(one);
  });

  it("for a new posting asks the server for nothing that is only here", async () => {
    const organisation = await site.make.organisation();
    await enter(await site.make.account("partner", { organisationId: organisation.id }));
    const { page } = one;
    const { partner, posting: t } = await texts("bg", "partner", "posting");
    await heading(page, partner("title")).waitFor();
    await link(page, partner("newOpening")).first().click();
    await heading(page, t("newTitle")).waitFor();
    await one.settle();
    expect(one.refusals).toEqual([]);
    // Saved, it is the server's, also after a reload.
    await field(page, t("title")).fill("Помощник в пекарната");
    await page.getByRole("status").getByText(t("saved"), { exact: true }).waitFor();
    await page.reload();
    await heading(page, "Помощник в пекарната").waitFor();
    expectCalm(one);
  });

  it("prints recovery codes and nothing else of the page", async () => {
    const staff = await site.make.account("staff", { factor: false });
    await enter(staff);
    await arrived(one, paths.me());
    const { page } = one;
    await enrolOnPage(one, async () => {
      await page.emulateMedia({ media: "print" });
      const { accounts: t, factor } = await texts("bg", "accounts", "factor");
      const codes = page.getByRole("list", { name: factor("codesTitle") }).getByRole("listitem");
      expect(await codes.first().isVisible()).toBe(true);
      const printed = await page.evaluate(() => document.body.innerText);
      expect(printed).not.toContain(t("meTitle"));
      expect(printed.split("\n").filter((line) => line.trim() !== "")).toHaveLength(12);
      await page.emulateMedia({ media: "screen" });
    });
    expectCalm(one);
  });
});
