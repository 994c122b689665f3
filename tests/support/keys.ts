import { texts } from "@posoka/texts/translator";
import { paths } from "../../apps/web/src/app/paths.ts";
import { madePassword, type MadeAccount } from "./factories.ts";
import type { Visit } from "./visit.ts";

/** A page with more stops than this is not to be walked by keys. */
const mostStops = 90;

/** Tab by tab until what has the focus, or its label, begins with these words. */
async function keysTo({ page }: Visit, words: string): Promise<void> {
  const said: string[] = [];
  for (let stops = 0; stops < mostStops; stops += 1) {
    await page.keyboard.press("Tab");
    const now = await page.evaluate(() => {
      const it = document.activeElement as HTMLInputElement | null;
      return it?.getAttribute("aria-label") ?? it?.labels?.[0]?.textContent ?? it?.textContent ?? "";
    });
    if (now.trim().startsWith(words)) return;
    said.push(now.trim().slice(0, 30));
  }
  throw new Error(`no way by keys to “${words}”; there were: ${[...new Set(said)].join(" | ")}`);
}

export async function enterOn(one: Visit, words: string): Promise<void> {
  await keysTo(one, words);
  await one.page.keyboard.press("Enter");
}

export async function typeInto(one: Visit, label: string, text: string): Promise<void> {
  await keysTo(one, label);
  await one.page.keyboard.type(text);
}

/** Yes to a question of ours: the safe answer has the focus, and the one before it does what was asked. */
export async function sayYes({ page }: Visit): Promise<void> {
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
}

type SignIn = { password?: string; shared?: boolean };

/** On a device of one's own or a shared one. */
export async function signInByKeys(
  one: Visit,
  { userName }: Pick<MadeAccount, "userName">,
  { password = madePassword, shared = false }: SignIn = {},
): Promise<void> {
  const { accounts: t } = await texts(one.language, "accounts");
  await one.open(paths.signIn());
  await typeInto(one, t("signInLogin"), userName);
  await typeInto(one, t("password"), password);
  if (shared) {
    await keysTo(one, t("signInShared"));
    await one.page.keyboard.press("Space");
  }
  await enterOn(one, t("signInAction"));
  await one.page.waitForURL((url) => !url.pathname.includes("sign-in"));
}
