import { sessions } from "@posoka/db/schema/accounts";
import { outbox } from "@posoka/db/schema/system";
import { texts } from "@posoka/texts/translator";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { paths } from "../../apps/web/src/app/paths.ts";
import { codeOf, enrolOnPage } from "../support/factor-page.ts";
import { madePassword, type MadeAccount } from "../support/factories.ts";
import { openSite, type Site } from "../support/site.ts";
import { arrived, button, expectCalm, field, heading, link, type Visit, visit } from "../support/visit.ts";

const longAgo = new Date("2020-01-01T00:00:00.000Z");

describe.each(["bg", "en"] as const)("in %s", (language) => {
  let site: Site;
  let one: Visit;
  beforeAll(async () => void (site = await openSite()));
  afterAll(() => site.close());
  afterEach(() => one.context.close());

  const read = () => texts(language, "accounts", "entry", "factor", "common", "errors", "admin");
  const signIn = async (account: MadeAccount, password = madePassword) => {
    const { accounts: t } = await read();
    await one.open(paths.signIn());
    await field(one.page, t("signInLogin")).fill(account.userName);
    await one.page.getByLabel(t("password"), { exact: true }).fill(password);
    await one.page.keyboard.press("Enter");
  };
  const staleOf = (account: MadeAccount) =>
    site.db.update(sessions).set({ freshAt: longAgo }).where(eq(sessions.accountId, account.id));

  it("staff are led to set up a code, and enter by it from then on", async () => {
    const words = await read();
    const staff = await site.make.account("staff", { factor: false });
    one = await visit(site, { language });
    const { page } = one;
    await signIn(staff);
    await arrived(one, paths.me());
    await page.getByText(words.factor("missingClosed")).waitFor();
    const { key, recoveryCodes } = await enrolOnPage(one);
    expect(recoveryCodes).toHaveLength(10);
    await page.getByText(words.factor("codesLeft", { count: 10 })).waitFor();
    await button(page, words.common("signOut")).click();

    await signIn(staff);
    await heading(page, words.entry("stepTitle")).waitFor();
    // By keyboard alone, from the title that has the focus.
    await page.keyboard.press("Tab");
    await page.keyboard.type("000000");
    await page.keyboard.press("Enter");
    await page.locator('[aria-invalid="true"]').waitFor();
    await field(page, words.entry("code")).fill(codeOf(key, 1));
    await page.keyboard.press("Enter");
    await arrived(one, /^\/staff/);
    await one.open(paths.me());
    await page.getByText(words.entry("factorTotp"), { exact: false }).first().waitFor();
    await page.getByText(words.factor("codesLeft", { count: 10 })).waitFor();

    await button(page, words.common("signOut")).click();
    await signIn(staff);
    await field(page, words.entry("code")).fill(recoveryCodes[0] ?? "");
    await page.keyboard.press("Enter");
    await arrived(one, /^\/staff/);
    expect(one.problems).toEqual([]);
  });

  it("an e-mail is changed after the password once more", async () => {
    const words = await read();
    const youth = await site.make.account("youth");
    one = await visit(site, { language, width: 360 });
    const { page } = one;
    await signIn(youth);
    await arrived(one, paths.matches());
    await staleOf(youth);
    await one.open(paths.me());
    const email = `${youth.userName}@example.org`;
    await field(page, words.entry("emailNew")).fill(email);
    await button(page, words.entry("emailAction")).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("heading", { name: words.entry("againTitle") }).waitFor();
    await dialog.getByLabel(words.entry("againPassword"), { exact: true }).fill("не е това");
    await page.keyboard.press("Enter");
    await dialog.getByText(words.entry("againWrong")).waitFor();
    await dialog.getByLabel(words.entry("againPassword"), { exact: true }).fill(madePassword);
    await page.keyboard.press("Enter");
    await page.getByText(words.entry("emailSentTitle")).waitFor();
    const mails = await site.db.select().from(outbox).where(eq(outbox.topic, "mail.changeEmail"));
    const params = mails.map(({ payload }) => payload as { to: string; params: Record<string, string> });
    const url = params.find(({ to }) => to === email)?.params["link"] ?? "";
    await one.open(new URL(url).pathname);
    await button(page, words.accounts("confirmAction")).click();
    await heading(page, words.accounts("confirmDoneTitle")).waitFor();
    await one.open(paths.me());
    await page.getByText(email, { exact: false }).first().waitFor();
    expect(one.problems).toEqual([]);
    expect(one.refusals).toEqual(["PUT /api/v1/me/email 403", "POST /api/v1/me/reauthenticate 401"]);
  });

  it("a card leads a young person back in, and says so afterwards", async () => {
    const words = await read();
    const [staff, youth] = [await site.make.account("staff", { factor: false }), await site.make.account("youth")];
    one = await visit(site, { language });
    const desk = one;
    await signIn(staff);
    await arrived(desk, paths.me());
    await enrolOnPage(desk);
    await desk.open(paths.staffCard(youth.id));
    await button(desk.page, words.factor("cardAction")).click();
    await heading(desk.page, words.factor("cardReady")).waitFor();
    await desk.page.getByText(words.factor("cardFor", { userName: youth.userName })).waitFor();
    await desk.page.getByRole("img", { name: words.factor("cardQr") }).waitFor();
    const code = (await desk.page.getByText(/^\d{4}( \d{4}){4}$/).textContent()) ?? "";
    expectCalm(desk);
    await desk.context.close();

    one = await visit(site, { language, width: 360 });
    const { page } = one;
    await one.open(paths.signIn());
    await link(page, words.entry("cardTitle")).click();
    await field(page, words.entry("cardCode")).fill(code);
    await page.keyboard.press("Enter");
    await heading(page, words.entry("cardFor", { userName: youth.userName })).waitFor();
    await page.getByLabel(words.entry("cardPassword"), { exact: true }).fill("осем сини лампи");
    await button(page, words.entry("cardAction")).click();
    await arrived(one, paths.matches());
    await page.getByText(words.entry("cardNoticeAsk")).waitFor();
    await button(page, words.entry("cardNoticeSeen")).click();
    await page.getByText(words.entry("cardNoticeAsk")).waitFor({ state: "detached" });
    await one.open(paths.cardWith(code.replaceAll(" ", "")));
    await page.getByText(words.entry("cardDead")).waitFor();
    expect(one.problems).toEqual([]);
  });

  it("an administrator takes away a lost code, of others alone", async () => {
    const words = await read();
    const [admin, mentor] = [
      await site.make.account("admin", { factor: false }),
      await site.make.account("mentor", { factor: false }),
    ];
    one = await visit(site, { language });
    await signIn(mentor);
    await arrived(one, /^\/mentor/);
    await enrolOnPage(one);
    await one.context.close();

    one = await visit(site, { language });
    const { page } = one;
    await signIn(admin);
    await arrived(one, paths.me());
    await enrolOnPage(one);
    await staleOf(admin);
    await one.open(paths.admin());
    await page.getByRole("button", { name: words.factor("resetOf", { name: mentor.userName }) }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: words.factor("resetYes"), exact: true })
      .click();
    const dialog = page.getByRole("dialog", { name: words.entry("againTitle") });
    await dialog.getByLabel(words.entry("againPassword"), { exact: true }).fill(madePassword);
    await page.keyboard.press("Enter");
    await page
      .getByRole("button", { name: words.factor("resetOf", { name: mentor.userName }) })
      .waitFor({ state: "detached" });
    await page.getByText(words.admin("ownAccount")).waitFor();
    expect(await page.getByRole("button", { name: words.factor("resetOf", { name: admin.userName }) }).count()).toBe(0);
    expect(one.problems).toEqual([]);
    await one.context.close();

    one = await visit(site, { language });
    await signIn(mentor);
    await arrived(one, /^\/mentor/);
  });
});
