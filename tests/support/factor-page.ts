import { stepAt, totpAt } from "@posoka/api/modules/accounts/totp";
import { texts } from "@posoka/texts/translator";
import { paths } from "../../apps/web/src/app/paths.ts";
import { fromBase32 } from "./factor.ts";
import { button, field, heading, type Visit } from "./visit.ts";

/** The code that an authenticator shows now, or so many steps of 30 seconds later; the key as it stands on the page. */
export const codeOf = (key: string, later = 0): string =>
  totpAt(fromBase32(key.replaceAll(" ", "")), stepAt(new Date()) + later);

/**
 * Sets up a second factor on the own page, as a person without a camera would; the session is fresh.
 *
 * @param whileShown looks at the page while it shows the recovery codes
 * @returns the key for the authenticator, and the recovery codes
 */
export async function enrolOnPage(
  one: Visit,
  whileShown?: () => Promise<void>,
): Promise<{ key: string; recoveryCodes: string[] }> {
  const { page } = one;
  const { factor: t, accounts } = await texts(one.language, "factor", "accounts");
  await one.open(paths.me());
  await heading(page, accounts("meTitle")).waitFor();
  await button(page, t("start")).click();
  const key = await page.getByRole("textbox", { name: t("manualLabel") }).inputValue();
  await page.getByRole("img", { name: t("qrLabel") }).waitFor();
  await field(page, t("code")).fill(codeOf(key));
  await button(page, t("confirm")).click();
  const list = page.getByRole("list", { name: t("codesTitle") });
  await list.waitFor();
  const recoveryCodes: string[] = await list.getByRole("listitem").allTextContents();
  await whileShown?.();
  await button(page, t("codesKept")).click();
  return { key, recoveryCodes };
}
