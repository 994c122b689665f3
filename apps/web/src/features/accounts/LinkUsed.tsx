import { AppError } from "@posoka/schema/errors";
import type { ReactNode } from "react";
import { Page } from "../../app/Page.tsx";
import { useTexts } from "../../app/texts.ts";

/** A one-time link that was used, has ended or was cut short on its way; all three look the same to the server. */
export const isDeadLink = (error: unknown): boolean =>
  error instanceof AppError && (error.code === "link_used" || error.extra.fields?.["token"] !== undefined);

export function LinkUsed({ children }: { children: ReactNode }) {
  const t = useTexts("accounts");
  return (
    <Page title={t("linkUsedTitle")} lead={t("linkUsedText")} width="narrow">
      {children}
    </Page>
  );
}
