import { paths } from "../../../apps/web/src/app/paths.ts";
import {
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

type Organisation = { name: string; eik: string; wrongEik: string; place: string; userName: string; contact: string };

/** @returns the name to sign in with */
export async function register(one: Visit, words: Words, given: Organisation): Promise<string> {
  const { partner: t, vocabulary: v, fieldErrors } = words;
  const { page } = one;
  await one.open(paths.home());
  await page.locator(`a[href$="${paths.partnerRegister()}"]`).first().click();
  await heading(page, t("registerTitle")).waitFor();
  await field(page, t("name")).fill(given.name);
  await press(page, v("partnerKind_employer"));
  await field(page, t("eik")).fill(given.wrongEik);
  await search(page, t("place"), given.place);
  await field(page, t("contactName")).fill(given.contact);
  await field(page, t("contactEmail")).fill("desk@example.org");
  await field(page, t("contactPhone")).fill("+359 32 000 000");
  await field(page, t("userName")).fill(given.userName);
  await page
    .getByLabel(starting(t("password")))
    .first()
    .fill(password);
  await button(page, t("register")).click();
  const refusal = page.getByText(fieldErrors("bad_company_number"));
  await refusal.first().waitFor();

  await field(page, t("eik")).fill(given.eik);
  await button(page, t("register")).click();
  await heading(page, t("doneTitle")).waitFor();
  const title = await page.getByRole("heading", { level: 2, name: t("doneName") }).textContent();
  const login = new RegExp(`${given.userName}-\\d{4}`).exec(title ?? "")?.[0] ?? "";
  await link(page, t("toSignIn")).click();
  return login;
}

export async function signIn(one: Visit, { accounts: t, partner }: Words, login: string): Promise<void> {
  await field(one.page, t("signInLogin")).fill(login);
  await one.page.getByLabel(t("password"), { exact: true }).fill(password);
  await button(one.page, t("signInAction")).click();
  await heading(one.page, partner("title")).waitFor();
}

export type Posting = {
  kind: "internship" | "training";
  title: string;
  description: string;
  occupation: string;
  place: string;
  skills: readonly string[];
  gives?: string;
  language?: "de";
};

/** Writes a posting and sends it for review. */
export async function post(one: Visit, { posting: t, partner, vocabulary: v }: Words, wanted: Posting): Promise<void> {
  const { page } = one;
  await one.open(paths.partner());
  await link(page, partner("newOpening")).first().click();
  await heading(page, t("newTitle")).waitFor();
  await press(page, v(`kind_${wanted.kind}`));
  await field(page, t("title")).fill(wanted.title);
  await field(page, t("description")).fill(wanted.description);
  await search(page, t("occupation"), wanted.occupation);
  await search(page, t("place"), wanted.place);
  await field(page, t("hoursPerDay")).fill("6");
  await field(page, t("hoursPerWeek")).fill("30");
  await field(page, t("shiftStart")).fill("09:00");
  await field(page, t("shiftEnd")).fill("15:00");
  const pay = card(page, t("payTitle"));
  await field(pay, t("payMin")).fill("700");
  await field(pay, t("payMax")).fill("750");
  await press(page, t("hazards_none"));
  for (const skill of wanted.skills) await search(page, t("skills"), skill);
  if (wanted.gives !== undefined) await search(page, t("given"), wanted.gives);
  if (wanted.language !== undefined) {
    await choose(page, t("addLanguage"), v(`spoken_${wanted.language}`));
    await choose(page, t("languageLevel", { language: v(`spoken_${wanted.language}`) }), v("languageLevel_b1"));
  }
  await page.getByRole("status").getByText(t("saved"), { exact: true }).waitFor();
  await button(page, t("submit")).click();
  await page.getByText(t("next_in_review")).waitFor();
}

/** Opens the card of the one who waits. */
export async function openCandidate(one: Visit, { candidates: t, partner }: Words, title: string): Promise<void> {
  const { page } = one;
  await one.open(paths.partner());
  await page
    .getByRole("list", { name: partner("waitingTitle") })
    .getByRole("link", { name: title })
    .click();
  await heading(page, `${t("title")}: ${title}`).waitFor();
  await page
    .getByRole("link", { name: starting(t("openOf", { code: "" }).trim()) })
    .first()
    .click();
  await page.getByRole("heading", { name: t("answerTitle") }).waitFor();
}

export async function answerTalk({ page }: Visit, { candidates: t }: Words, words: string): Promise<void> {
  await button(page, t("talk")).click();
  const dialog = page.getByRole("dialog");
  await field(dialog, t("words")).fill(words);
  await button(dialog, t("send")).click();
  await page.getByText(t("next_interview")).waitFor();
}
