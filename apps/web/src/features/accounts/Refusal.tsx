import { AppError } from "@posoka/schema/errors";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useTexts } from "../../app/texts.ts";

/** What was refused; after too many tries also how long to wait. */
export function Refusal({ error, formal }: { error: unknown; formal?: boolean }) {
  const t = useTexts("accounts");
  const seconds =
    error instanceof AppError && error.code === "rate_limited" ? error.extra.retryAfterSeconds : undefined;
  return (
    <>
      <ErrorNotice error={error} {...(formal !== undefined && { formal })} />
      {seconds !== undefined && (
        <p role="status">{t("waitMinutes", { minutes: Math.max(1, Math.ceil(seconds / 60)) })}</p>
      )}
    </>
  );
}
