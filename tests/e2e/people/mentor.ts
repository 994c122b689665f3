import { paths } from "../../../apps/web/src/app/paths.ts";
import { button, field, press, starting, type Visit } from "../../support/visit.ts";
import type { Words } from "./words.ts";

/** Opens the profile that waits and says what it shows. */
export async function review(one: Visit, { mentor: t }: Words, comments: string): Promise<void> {
  const { page } = one;
  await one.open(paths.mentor());
  await page
    .getByRole("button", { name: starting(t("openOf", { profile: "" }).trim()) })
    .first()
    .click();
  await page.getByRole("heading", { name: t("formTitle") }).waitFor();
  for (const part of ["skills", "experience", "direction", "next_step"] as const) {
    const group = page.getByRole("group", { name: starting(t(`part_${part}`)) });
    await press(group, t("mark_3"));
  }
  await field(page, t("comments")).fill(comments);
  await press(page, t("outcomeLabel_reviewed"));
  await button(page, t("send")).click();
  await page.getByText(t("sent"), { exact: true }).first().waitFor();
}
