import { expect } from "vitest";
import { paths } from "../../../apps/web/src/app/paths.ts";
import { button, card, choice, field, heading, link, press, starting, type Visit } from "../../support/visit.ts";
import { password, type Words } from "./words.ts";

/** Opens an account by its one-time link; the desk that follows has this title. */
export async function acceptInvitation(
  one: Visit,
  { accounts: t }: Words,
  url: string,
  name: string,
  desk: string,
): Promise<void> {
  await one.open(new URL(url).pathname);
  await field(one.page, t("invitationName")).fill(name);
  await one.page.getByLabel(t("password"), { exact: true }).fill(password);
  await button(one.page, t("invitationAction")).click();
  await heading(one.page, desk).waitFor();
}

/** What waits on „Днес“, as rows of text. */
export async function readToday(one: Visit, { staff: t }: Words): Promise<string[]> {
  await one.open(paths.staff());
  await one.settle();
  return one.page
    .getByRole("list", { name: t("todayList") })
    .getByRole("listitem")
    .allTextContents();
}

async function openWaiting(one: Visit, words: Words, title: string): Promise<void> {
  await readToday(one, words);
  await one.page
    .getByRole("list", { name: words.staff("todayList") })
    .getByRole("link", { name: title })
    .click();
}

export async function approveOrganisation(one: Visit, words: Words, name: string): Promise<void> {
  const { staff: t } = words;
  const { page } = one;
  await openWaiting(one, words, name);
  await heading(page, t("organisationsTitle")).waitFor();
  await page
    .getByRole("button", { name: starting(t("approve")) })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("heading", { name: t("approveTitle", { name }) }).waitFor();
  await button(dialog, t("approve")).click();
  await page.getByText(t("approved"), { exact: true }).first().waitFor();
}

export async function publish(one: Visit, words: Words, title: string): Promise<void> {
  const { staff: t } = words;
  const { page } = one;
  await openWaiting(one, words, title);
  await heading(page, title).waitFor();
  await button(page, t("publish")).waitFor();
  // Asked only where it changes who may come.
  if ((await choice(page, t("minorsSwitch")).count()) > 0) await press(page, t("minorsSwitch"));
  await button(page, t("publish")).click();
  await page.getByText(t("published"), { exact: true }).first().waitFor();
}

export async function confirmMeeting(one: Visit, words: Words, youth: string): Promise<void> {
  const { staff: t } = words;
  const { page } = one;
  await openWaiting(one, words, youth);
  await heading(page, youth).waitFor();
  await press(page, t("place_school"));
  await button(page, t("confirm")).click();
  await page.getByText(t("confirmed"), { exact: true }).first().waitFor();
}

const checks = ["conviction_certificate", "register_check", "training", "references"] as const;

/** Records the four checks without which nobody meets a minor. */
export async function vet(one: Visit, { staff: t }: Words, mentor: string, validTo: string): Promise<void> {
  const { page } = one;
  await one.open(paths.staffSettings());
  for (const check of checks) {
    await button(page, t("vettingAddOf", { name: mentor })).click();
    const dialog = page.getByRole("dialog");
    await press(dialog, t(`vettingKind_${check}`));
    await press(dialog, t("vettingPassed_yes"));
    await field(dialog, t("validTo")).fill(validTo);
    await button(dialog, t("vettingSave")).click();
    await dialog.waitFor({ state: "hidden" });
  }
}

export async function assignMentor(one: Visit, { staff: t }: Words, youth: string, mentor: string): Promise<void> {
  const { page } = one;
  await one.open(paths.staffYouths());
  await link(page, youth).click();
  await heading(page, youth).waitFor();
  await press(page, mentor);
  await button(page, t("assign")).click();
  await page.getByText(t("assigned"), { exact: true }).first().waitFor();
  expect(await card(page, t("mentorTitle")).textContent()).toContain(mentor);
}
