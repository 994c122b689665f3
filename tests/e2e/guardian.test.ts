import { randomUUID } from "node:crypto";
import { applications } from "@posoka/db/schema/applications";
import { representativeRequests } from "@posoka/db/schema/guardians";
import { caseload } from "@posoka/db/schema/relations";
import { texts } from "@posoka/texts/translator";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { paths } from "../../apps/web/src/app/paths.ts";
import { codeOf, enrolOnPage } from "../support/factor-page.ts";
import { madePassword, type MadeAccount } from "../support/factories.ts";
import { enterOn, sayYes } from "../support/keys.ts";
import { openSite, type Site } from "../support/site.ts";
import { arrived, button, card, expectCalm, field, heading, press, type Visit, visit } from "../support/visit.ts";

const secret = "четири сини сливи";

describe.each(["bg", "en"] as const)("a representative, in %s", (language) => {
  let site: Site;
  const open: Visit[] = [];
  beforeAll(async () => void (site = await openSite()));
  afterAll(() => site.close());
  afterEach(async () => void (await Promise.all(open.splice(0).map(({ context }) => context.close()))));

  const read = () => texts(language, "accounts", "guardian", "representation", "factor", "entry");
  async function device(width = 1280): Promise<Visit> {
    const one = await visit(site, { language, width });
    open.push(one);
    return one;
  }
  async function signIn(one: Visit, account: MadeAccount, password = madePassword) {
    const { accounts: t } = await read();
    await one.open(paths.signIn());
    await field(one.page, t("signInLogin")).fill(account.userName);
    await one.page.getByLabel(t("password"), { exact: true }).fill(password);
    await one.page.keyboard.press("Enter");
  }
  /** Staff with a factor, whose case this young person is. */
  async function caseWorkerOf(youth: MadeAccount): Promise<Visit> {
    const staff = await site.make.account("staff", { factor: false });
    const { tenantId, id: youthId } = youth;
    await site.db.insert(caseload).values({ tenantId, youthId, staffId: staff.id, startsAt: new Date() });
    const desk = await device();
    await signIn(desk, staff);
    await arrived(desk, paths.me());
    await enrolOnPage(desk);
    return desk;
  }
  /** Staff record a representative and make a link on a sheet: its address, and the code told apart. */
  async function handOver(desk: Visit, youth: MadeAccount): Promise<{ path: string; code: string }> {
    const { representation: t } = await read();
    const { page } = desk;
    await desk.open(paths.staffYouth(youth.id));
    const people = card(page, t("title"));
    await button(people, t("add")).click();
    await field(people, t("name")).fill("Мария Петрова");
    await field(people, t("archiveNumber")).fill("12/2026");
    await button(people, t("save")).click();
    await button(people, t("link")).click();
    const window = page.getByRole("dialog");
    await press(window, t("linkBy_hand"));
    await button(window, t("linkMake")).click();
    await window.getByRole("heading", { name: t("sheetTitle") }).waitFor();
    const text = await window.innerText();
    const path = /\/guardian\/link\/[\w-]{43}/.exec(text)?.[0] ?? "";
    const code = /\b(\d{3})\u00a0(\d{3})\b/.exec(text)?.slice(1).join("") ?? "";
    await button(window, t("linkDone")).click();
    return { path, code };
  }
  /** A young person of 17 with an application that waits for a representative. */
  async function waitingYouth(): Promise<{ youth: MadeAccount; title: string }> {
    const youth = await site.make.account("youth", { name: "Елена Петрова" });
    const opening = await site.make.opening({ kind: "training", contractForm: "course", title: "Курс по заваряване" });
    const { tenantId, id: youthId } = youth;
    const applicationId = randomUUID();
    await site.db.insert(applications).values({
      id: applicationId,
      tenantId,
      youthId,
      openingId: opening.id,
      organisationId: opening.organisationId!,
      state: "awaiting_representative",
      note: "",
    });
    const purpose = "representative_act" as const;
    await site.db
      .insert(representativeRequests)
      .values({ tenantId, youthId, purpose, applicationId, askedAt: new Date() });
    return { youth, title: opening.title };
  }

  it("comes by link and code, sets up a factor, answers, finds it again and takes it back, by keyboard alone", async () => {
    const words = await read();
    const t = words.guardian;
    const { youth, title } = await waitingYouth();
    const { path, code } = await handOver(await caseWorkerOf(youth), youth);
    const one = await device(360);
    const { page } = one;
    await one.open(path);
    await heading(page, t("linkTitle")).waitFor();
    expect(await page.content()).not.toContain("Елена");
    await field(page, t("linkCode")).focus();
    await page.keyboard.type(code);
    await page.keyboard.press("Tab");
    await page.keyboard.type(secret);
    await page.keyboard.press("Enter");
    await arrived(one, paths.me());

    await enterOn(one, words.factor("start"));
    const key = await page.getByRole("textbox", { name: words.factor("manualLabel") }).inputValue();
    await field(page, words.factor("code")).focus();
    await page.keyboard.type(codeOf(key));
    await page.keyboard.press("Enter");
    await page.getByRole("list", { name: words.factor("codesTitle") }).waitFor();
    await enterOn(one, words.factor("codesKept"));

    await one.open(paths.guardian());
    await enterOn(one, "Елена");
    await heading(page).filter({ hasText: title }).waitFor();
    await enterOn(one, t("yes"));
    await sayYes(one);
    await page.getByText(t("state_agreed"), { exact: true }).waitFor();
    const own = card(page, t("historyTitle"));
    await own.getByText(t("act_given"), { exact: true }).waitFor();

    await enterOn(one, t("takeBack"));
    await sayYes(one);
    await own.getByText(t("act_withdrawn"), { exact: true }).waitFor();
    await enterOn(one, t("back"));
    await heading(page, t("title")).waitFor();
    await page.getByText(t("waitingNone")).waitFor();
    expectCalm(one);
  });

  it("finds a dead link where that young person is signed in, and the team finds it under what waits", async () => {
    const words = await read();
    const { youth } = await waitingYouth();
    const desk = await caseWorkerOf(youth);
    const { path } = await handOver(desk, youth);
    const child = await device();
    await signIn(child, youth);
    await arrived(child, paths.matches());
    await child.open(path);
    await heading(child.page, words.guardian("linkDead")).waitFor();
    const parent = await device(360);
    await parent.open(path);
    await heading(parent.page, words.guardian("linkDead")).waitFor();
    await desk.open(paths.staff());
    await desk.page
      .getByRole("link", { name: /Елена Петрова/ })
      .first()
      .click();
    await desk.page.getByText(words.representation("task_link_astray")).waitFor();
    expect(child.refusals.filter((line) => line.includes("guardian"))).toEqual(["POST /api/v1/auth/guardian/look 410"]);
    expect([...child.problems, ...parent.problems, ...desk.problems]).toEqual([]);
  });
});
