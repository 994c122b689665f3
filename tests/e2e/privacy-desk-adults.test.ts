import { sessions } from "@posoka/db/schema/accounts";
import type { Language } from "@posoka/texts/language";
import { texts } from "@posoka/texts/translator";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { paths } from "../../apps/web/src/app/paths.ts";
import { madePassword } from "../support/factories.ts";
import { enterOn, sayYes, signInByKeys, typeInto } from "../support/keys.ts";
import { openSite, type Site } from "../support/site.ts";
import { button, expectCalm, heading, type Visit, visit } from "../support/visit.ts";

const roles = ["guardian", "staff", "institution", "admin"] as const;
const cells = (["bg", "en"] as const).flatMap((language) =>
  roles.map((role, at) => ({ language, role, width: at % 2 === 0 ? 360 : 1280 })),
);

/** With `privacy-desk.test.ts` every role that has an account walks through its own data. */
describe("the own data of an adult, by keyboard alone", () => {
  let site: Site;
  let one: Visit;
  beforeAll(async () => {
    site = await openSite();
    await site.make.account("admin"); // so that no other is the last one
  });
  afterAll(() => site.close());
  afterEach(() => one.context.close());

  const read = (language: Language) => texts(language, "accounts", "privacyDesk", "entry");
  const copyBy = async (words: string) => {
    const [file] = await Promise.all([one.page.waitForEvent("download"), enterOn(one, words)]);
    return file.suggestedFilename();
  };

  it.each(cells)("$role in $language: a session ended, both copies, erasure asked for and taken back", async (cell) => {
    const { language, role, width } = cell;
    const { accounts, privacyDesk: t, entry } = await read(language);
    const account = await site.make.account(role);
    one = await visit(site, { language, width });
    const { page } = one;
    await signInByKeys(one, account);

    await one.open(paths.me());
    const elsewhere = button(page, accounts("sessionEndOf", { device: "Firefox on Linux" }));
    await elsewhere.waitFor();
    await enterOn(one, accounts("sessionEndOf", { device: "Firefox on Linux" }));
    await sayYes(one);
    await elsewhere.waitFor({ state: "detached" });
    await enterOn(one, accounts("privacyLink"));
    await heading(page, t("title")).waitFor();

    expect(await copyBy(t("exportAction"))).toMatch(/^posoka-\d{4}-\d\d-\d\d\.html$/);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("ArrowDown");
    expect(await copyBy(t("exportAction"))).toMatch(/^posoka-\d{4}-\d\d-\d\d\.json$/);

    const longAgo = new Date("2020-01-01T00:00:00.000Z");
    await site.db.update(sessions).set({ freshAt: longAgo }).where(eq(sessions.accountId, account.id));
    await enterOn(one, t("eraseAction"));
    await sayYes(one);
    await page.getByRole("dialog", { name: entry("againTitle") }).waitFor();
    await typeInto(one, entry("againPassword"), madePassword);
    await page.keyboard.press("Enter");
    await heading(page, t("leavingTitle")).waitFor();
    await enterOn(one, t("leavingBack"));
    await heading(page, t("leavingTitle")).waitFor({ state: "detached" });
    await heading(page, t("title")).waitFor();
    expectCalm(one, ["POST /api/v1/me/erasure 403"]);
  });
});
