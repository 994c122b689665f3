import { accountRoles } from "@posoka/db/schema/accounts";
import { caseload } from "@posoka/db/schema/relations";
import { texts } from "@posoka/texts/translator";
import { and, eq, isNull } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { paths } from "../../apps/web/src/app/paths.ts";
import { enrolOnPage } from "../support/factor-page.ts";
import { signInByKeys } from "../support/keys.ts";
import { openSite, type Site } from "../support/site.ts";
import { arrived, button, expectCalm, field, press, search, type Visit, visit } from "../support/visit.ts";

describe.each(["bg", "en"] as const)("an administrator, in %s", (language) => {
  let site: Site;
  let one: Visit;
  beforeAll(async () => void (site = await openSite()));
  afterAll(() => site.close());
  afterEach(() => one.context.close());

  const read = () => texts(language, "accounts", "admin", "common", "vocabulary");

  it("ends a role of somebody with cases, who go to the colleague that was searched for", async () => {
    const { admin: t, vocabulary } = await read();
    const [leaver, colleague, youth] = [
      await site.make.account("staff"),
      await site.make.account("staff", { account: { displayName: "Борислава Янева" } }),
      await site.make.account("youth"),
    ];
    const { tenantId, id: youthId } = youth;
    await site.db.insert(caseload).values({ tenantId, youthId, staffId: leaver.id, startsAt: new Date() });
    await site.db
      .insert(accountRoles)
      .values({ accountId: leaver.id, role: "guardian", organisationId: null, grantedAt: new Date() });
    one = await visit(site, { language });
    const { page } = one;
    await signInByKeys(one, await site.make.account("admin"));
    await arrived(one, paths.me());
    await enrolOnPage(one);
    await one.open(`${paths.admin()}?q=${leaver.userName}`);
    const role = vocabulary("role_staff");
    await page.getByRole("button", { name: t("roleEndOf", { role, name: leaver.userName }) }).click();
    const dialog = page.getByRole("dialog");
    await press(dialog, t("casesToColleague"));
    await dialog.getByText(t("casesToMissing")).waitFor();
    await search(page, t("casesToWho"), "борисл");
    await button(dialog, t("roleEndYes")).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText(t("roleEnded")).waitFor();
    const open = and(eq(caseload.youthId, youthId), isNull(caseload.endsAt));
    expect(await site.db.select().from(caseload).where(open)).toMatchObject([{ staffId: colleague.id }]);
    expectCalm(one);
  });

  it("records how people reach the charity, which everybody then reads", async () => {
    const { admin: t, common } = await read();
    one = await visit(site, { language, width: 360 });
    const { page } = one;
    await signInByKeys(one, await site.make.account("admin"));
    await arrived(one, paths.me());
    await enrolOnPage(one);
    await one.open(paths.adminCharity());
    await field(page, t("charityPhone")).fill("няма");
    await button(page, common("save")).click();
    await page.locator('[aria-invalid="true"]').waitFor();
    await field(page, t("charityPhone")).fill("+359 32 111 222");
    await field(page, t("charityData")).fill("Рая Минева");
    await button(page, common("save")).click();
    await page.getByText(t("charitySaved")).waitFor();
    await page.getByRole("contentinfo").getByRole("link", { name: "+359 32 111 222" }).waitFor();
    expect(one.refusals).toEqual(["PUT /api/v1/admin/charity 422"]);
    await one.context.close();

    one = await visit(site, { language, width: 360 });
    await one.open(paths.help());
    expect(await one.page.getByRole("link", { name: "+359 32 111 222" }).count()).toBe(2);
    await one.open(paths.privacy());
    await one.page.getByText("Рая Минева").waitFor();
    expectCalm(one);
  });
});
