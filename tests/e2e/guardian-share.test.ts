import { randomUUID } from "node:crypto";
import { applications, candidateCards } from "@posoka/db/schema/applications";
import { guardianLinks } from "@posoka/db/schema/relations";
import { ageOn } from "@posoka/domain/ages";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { texts } from "@posoka/texts/translator";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { paths } from "../../apps/web/src/app/paths.ts";
import { enrolOnPage } from "../support/factor-page.ts";
import { madePassword, type MadeAccount } from "../support/factories.ts";
import { openSite, type Site } from "../support/site.ts";
import { arrived, button, expectCalm, field, heading, link, press, type Visit, visit } from "../support/visit.ts";

describe.each(["bg", "en"] as const)("somebody under 14 who shows their name, in %s", (language) => {
  let site: Site;
  const open: Visit[] = [];
  beforeAll(async () => void (site = await openSite()));
  afterAll(() => site.close());
  afterEach(async () => void (await Promise.all(open.splice(0).map(({ context }) => context.close()))));

  const read = () => texts(language, "accounts", "applications", "consent", "guardian");
  async function signedIn(account: MadeAccount): Promise<Visit> {
    const { accounts: t } = await read();
    const one = await visit(site, { language, width: 360 });
    open.push(one);
    await one.open(paths.signIn());
    await field(one.page, t("signInLogin")).fill(account.userName);
    await one.page.getByLabel(t("password"), { exact: true }).fill(madePassword);
    await one.page.keyboard.press("Enter");
    await arrived(one, /^\/(me|matches|guardian)$/);
    return one;
  }
  /** Somebody of 13 with an application that the partner has, and a parent who signs in. */
  async function family() {
    const today = sofiaDate(new Date());
    const birthDate = `${Number(today.slice(0, 4)) - 13}-01-01`;
    expect(ageOn(birthDate, today)).toBe(13);
    const youth = await site.make.account("youth", { birthDate, name: "Ния Колева" });
    const parent = await site.make.account("guardian", { factor: false });
    const { tenantId, id: youthId } = youth;
    const opening = await site.make.opening({ kind: "visit", contractForm: "none", title: "Ден в пекарната" });
    const [applicationId, at] = [randomUUID(), new Date()];
    const of = { tenantId, organisationId: opening.organisationId! };
    const own = {
      id: applicationId,
      youthId,
      openingId: opening.id,
      state: "submitted",
      note: "",
      submittedAt: at,
    } as const;
    await site.db.insert(applications).values({ ...of, ...own });
    await site.db.insert(candidateCards).values({ ...of, applicationId });
    const checked = { kind: "parent", checkedBy: parent.id, checkedAt: at, startsAt: at } as const;
    await site.db.insert(guardianLinks).values({ tenantId, youthId, guardianId: parent.id, ...checked });
    return { youth, parent, applicationId };
  }
  /** What is asked once more before it is done. */
  async function say({ page }: Visit, what: string, confirm: string): Promise<void> {
    await button(page, what).click();
    await button(page.getByRole("dialog"), confirm).click();
  }

  it("waits kindly for the parent, who is asked in plain words, agrees and takes it back", async () => {
    const words = await read();
    const [t, g] = [words.applications, words.guardian];
    const { youth, parent, applicationId } = await family();
    const child = await signedIn(youth);
    await child.open(paths.application(applicationId));
    await child.page.getByText(t("agreementAlso")).waitFor();
    await press(child.page, t("field_name"));
    await button(child.page, t("saveAsk")).click();
    const waits = child.page.getByRole("status").filter({ hasText: t("agreement_name") });
    await waits.waitFor();

    const desk = await signedIn(parent);
    await enrolOnPage(desk);
    await desk.open(paths.guardian());
    await desk.page.getByRole("link").filter({ hasText: "Ния" }).click();
    await heading(desk.page).filter({ hasText: "Ния" }).waitFor();
    await desk.page.getByText(g("means_share_identity")).waitFor();
    await say(desk, g("yes"), g("yesConfirm"));
    await desk.page.getByText(g("state_agreed"), { exact: true }).waitFor();

    await child.open(paths.application(applicationId));
    await child.page.getByText("Ния Колева").first().waitFor();
    await child.page.getByText(t("previewNow")).waitFor();
    expect(await waits.count()).toBe(0);
    await child.open(paths.privacyDesk());
    await child.page.getByText(words.consent("view_request")).first().waitFor();

    await say(desk, g("takeBack"), g("takeBackConfirm"));
    await desk.page.getByText(g("state_withdrawn"), { exact: true }).first().waitFor();
    await link(desk.page, g("back")).first().click();
    await heading(desk.page, g("title")).waitFor();
    await child.open(paths.application(applicationId));
    await child.page.getByText(t("agreementWithdrawn")).waitFor();
    expectCalm(child);
    expectCalm(desk);
  });
});
