import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { paths } from "../../../apps/web/src/app/paths.ts";
import {
  arrived,
  button,
  card,
  choose,
  field,
  heading,
  link,
  press,
  search,
  starting,
  type Visit,
} from "../../support/visit.ts";
import { password, type Words } from "./words.ts";

/** From the home page to the result, one question at a time. */
export async function answerQuestions({ page, ...one }: Visit, { questionnaire: t, result }: Words): Promise<void> {
  await one.open(paths.home());
  await button(page, t("answer5")).click();
  await arrived({ page, ...one }, paths.questions());
  const all = 42;
  for (let at = 2; at <= all; at += 1) {
    await page.getByText(t("position", { at, all }), { exact: true }).waitFor();
    const value = 1 + ((at * 3) % 5);
    if (at < 6) await button(page, t(`answer${value}` as "answer1")).click();
    else await page.keyboard.press(String(value));
  }
  await heading(page, result("title")).waitFor();
  await page
    .getByRole("img", { name: result("R") })
    .first()
    .waitFor();
  await page.getByRole("heading", { name: result("occupationsTitle") }).waitFor();
}

/** @returns the name to sign in with, as the page shows it */
export async function signUp({ page }: Visit, { accounts: t, result }: Words, userName: string): Promise<string> {
  await link(page, result("keepAction")).click();
  await heading(page, t("signUpTitle")).waitFor();
  const year = Number(sofiaDate(new Date()).slice(0, 4)) - 17;
  await page.getByRole("combobox", { name: t("day"), exact: true }).selectOption("1");
  await page.getByRole("combobox", { name: t("month"), exact: true }).selectOption("1");
  await page.getByRole("combobox", { name: t("year"), exact: true }).selectOption(String(year));
  await button(page, t("birthContinue")).click();
  await page.getByText(t("guestKept")).waitFor();
  await field(page, t("userName")).fill(userName);
  await page.getByLabel(t("password"), { exact: true }).fill(password);
  await button(page, t("signUpAction")).click();
  await heading(page, t("createdTitle")).waitFor();
  const title = await page.getByRole("heading", { level: 2, name: t("createdText") }).textContent();
  return /\S+-\d{4}$/.exec(title ?? "")?.[0] ?? "";
}

export async function findAnswersKept(one: Visit, { result: t }: Words): Promise<void> {
  await one.open(paths.result());
  await heading(one.page, t("title")).waitFor();
  await link(one.page, t("profileAction")).waitFor();
  await one.page
    .getByRole("img", { name: t("R") })
    .first()
    .waitFor();
  // The account takes them over beside the page, not before it is shown.
  await expect.poll(() => one.page.evaluate(() => localStorage.getItem("posoka.guest.sitting"))).toBeNull();
}

type Filled = { place: string; everyday: string };

/** Fills in the profile and looks whether a reload still knows it. */
export async function fillProfile(one: Visit, { profile: t, vocabulary: v }: Words, filled: Filled): Promise<void> {
  const { page } = one;
  await one.open(paths.profile());
  await choose(page, t("educationLabel"), v("education_basic"));
  await press(page, filled.everyday);
  await button(page, t("suggestAll")).click();
  await choose(page, t("languagesAdd"), v("spoken_bg"));
  const saved = page.getByRole("status").getByText(t("saved"), { exact: true });
  await saved.waitFor();
  await search(page, t("placeSearch"), filled.place);
  await press(page, t("reachKm", { km: 20 }));
  await page.waitForTimeout(100);
  await saved.waitFor();

  await page.reload();
  await heading(page, t("title")).waitFor();
  await page
    .getByRole("button", { name: t("educationLabel") })
    .filter({ hasText: v("education_basic") })
    .waitFor();
  expect(await page.getByRole("combobox", { name: t("placeSearch") }).inputValue()).toBe(filled.place);
  expect(await page.getByRole("radio", { name: t("reachKm", { km: 20 }) }).isChecked()).toBe(true);
  expect(await page.getByRole("checkbox", { name: filled.everyday, exact: true }).isChecked()).toBe(true);
}

export async function giveName(one: Visit, { accounts: t }: Words, name: string): Promise<void> {
  await one.open(paths.me());
  await field(one.page, t("identityName")).fill(name);
  await button(one.page, t("identitySave")).click();
  await one.page.getByText(t("identitySaved"), { exact: true }).first().waitFor();
}

type Wanted = { title: string; pay: string; missing: string; impossible: string };

/** The ranked list: what it pays, why it fits, what is missing; and below, what is not possible and why. */
export async function readMatches(one: Visit, words: Words, wanted: Wanted): Promise<void> {
  const { matches: t, vocabulary: v } = words;
  const { page } = one;
  const seen = async (): Promise<boolean> => {
    await one.open(`${paths.matches()}?kind=internship`);
    await one.settle();
    return (await page.getByRole("heading", { name: wanted.title, exact: true }).count()) > 0;
  };
  // Scheduled work brings what was published to the list within seconds.
  await expect.poll(seen, { timeout: 20_000 }).toBe(true);
  const place = placeOf(page, wanted.title);
  const text = ((await place.textContent()) ?? "").replaceAll(/\s/g, " ");
  expect(text).toContain(wanted.pay);
  expect(text).toContain(t("distance_here"));
  expect(text).toContain(t("missingSkill", { skills: wanted.missing }));
  await place.getByRole("button", { name: starting(t("why")) }).click();
  await place.getByText(t("whyNote")).waitFor();

  await page.getByRole("link", { name: v("kindShort_training"), exact: true }).click();
  const no = card(page, t("notPossibleTitle"));
  const missed = no.getByRole("listitem").filter({ has: page.getByRole("heading", { name: wanted.impossible }) });
  await missed.getByText(t("language_missing", { language: v("spoken_de"), level: v("languageLevel_b1") })).waitFor();
}

const placeOf = (page: Page, title: string): Locator =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

export async function apply(
  one: Visit,
  { matches: m, openings: t, applications: a }: Words,
  title: string,
  note: string,
): Promise<void> {
  const { page } = one;
  await one.open(`${paths.matches()}?kind=internship`);
  await placeOf(page, title)
    .getByRole("link", { name: starting(m("see")) })
    .click();
  await heading(page, title).waitFor();
  await button(page, t("start")).click();
  await field(page, t("note")).fill(note);
  await button(page, t("send")).click();
  await page.getByRole("heading", { name: t("sentTitle") }).waitFor();
  await link(page, t("toApplication")).click();
  await heading(page, title).waitFor();
  await page.getByText(a("next_submitted")).waitFor();
}

/** Opens the own application from the list. */
export async function openApplication(one: Visit, { applications: t }: Words, title: string): Promise<void> {
  await one.open(paths.applications());
  await link(one.page, title).click();
  await heading(one.page, title).waitFor();
  await card(one.page, t("shareTitle")).waitFor();
}

export async function share({ page }: Visit, { applications: t }: Words): Promise<void> {
  await press(page, t("field_name"));
  await button(page, t("save")).click();
  await page.getByText(t("saved"), { exact: true }).first().waitFor();
}

export async function takeBack({ page }: Visit, { applications: t }: Words): Promise<void> {
  await button(page, t("takeBack")).click();
  await page.getByText(t("takenBack"), { exact: true }).first().waitFor();
}
