import { currentEdition } from "@posoka/domain/notices/editions";
import { texts } from "@posoka/texts/translator";
import { afterAll, afterEach, beforeAll, describe, it } from "vitest";
import { paths } from "../../apps/web/src/app/paths.ts";
import { madePassword, type MadeAccount } from "../support/factories.ts";
import { openSite, type Site } from "../support/site.ts";
import { arrived, button, expectCalm, field, heading, link, type Visit, visit } from "../support/visit.ts";

describe.each(["bg", "en"] as const)("a new edition of notice and terms, in %s", (language) => {
  let site: Site;
  let one: Visit;
  beforeAll(async () => void (site = await openSite()));
  afterAll(() => site.close());
  afterEach(() => one.context.close());

  const read = () => texts(language, "accounts", "matches", "mentor", "notices");
  async function enter(account: MadeAccount) {
    const { accounts: t } = await read();
    await one.open(paths.signIn());
    await field(one.page, t("signInLogin")).fill(account.userName);
    await one.page.getByLabel(t("password"), { exact: true }).fill(madePassword);
    await one.page.keyboard.press("Enter");
  }

  it("stands once in place of the page, is read, accepted by keyboard, and then the page is there", async () => {
    const words = await read();
    one = await visit(site, { language, width: 360 });
    const { page } = one;
    await enter(await site.make.account("youth", { notice: "2026-03" }));
    await arrived(one, paths.matches());
    await heading(page, words.notices("dueTitle")).waitFor();
    await page.getByText(words.notices("changed1")).waitFor();
    // What is everybody's stays open.
    await link(page.getByRole("main"), words.notices("readTerms")).click();
    await heading(page, words.notices("terms2_title")).waitFor();
    await page.goBack();
    await button(page, words.notices("accept")).focus();
    await page.keyboard.press("Enter");
    await heading(page, words.matches("title")).waitFor();
    await page.reload();
    await heading(page, words.matches("title")).waitFor();
    expectCalm(one);
  });

  it("can be left, and waits until the next time", async () => {
    const words = await read();
    one = await visit(site, { language });
    const { page } = one;
    const mentor = await site.make.account("mentor", { notice: null });
    await enter(mentor);
    const title = words.notices.maybe("dueTitle_formal") ?? words.notices("dueTitle");
    await heading(page, title).waitFor();
    await button(page, words.notices("leave")).click();
    await arrived(one, paths.home());
    await enter(mentor);
    await heading(page, title).waitFor();
    expectCalm(one);
  });

  it("leaves the old one to be read, which says that it is old", async () => {
    const words = await read();
    one = await visit(site, { language });
    const { page } = one;
    await one.open(paths.privacy());
    await heading(page, words.notices("privacy2_title")).waitFor();
    await page.getByText(currentEdition.version).waitFor();
    await page
      .getByRole("navigation", { name: words.notices("versions") })
      .getByRole("link")
      .click();
    await arrived(one, paths.privacyVersion("2026-03"));
    await page.getByText(words.notices("oldTitle")).waitFor();
    await page.getByText(words.notices("privacy1_longText")).waitFor();
    await link(page, words.notices("oldLink")).click();
    await arrived(one, paths.privacy());
    expectCalm(one);
  });
});
