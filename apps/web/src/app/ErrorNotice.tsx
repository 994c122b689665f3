import { AppError } from "@posoka/schema/errors";
import { useSession } from "../api/session.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { paths } from "./paths.ts";
import { useTexts } from "./texts.ts";

/** The text of a refusal's code; anything unknown is an error of ours. Nothing for `null`. Adults are addressed formally. */
export function ErrorNotice({ error, formal }: { error: unknown; formal?: boolean }) {
  const t = useTexts("common");
  const words = useTexts("errors");
  const { me } = useSession();
  if (error === null || error === undefined) return null;
  const refusal = error instanceof AppError ? error : undefined;
  const code = refusal?.code ?? "internal";
  const toAdult = formal ?? (me !== null && me.acting !== "youth");
  const text = (toAdult ? words.maybe(`${code}_formal`) : undefined) ?? words.maybe(code) ?? words("internal");
  // A number to quote is of use where something broke, not where a person mistyped.
  const requestId = refusal?.code === "internal" ? refusal.extra.requestId : undefined;
  return (
    <Notice tone="error">
      <p>{text}</p>
      {code === "factor_needed" && (
        <LinkButton small tone="quiet" href={paths.me()}>
          {words("factor_needed_link")}
        </LinkButton>
      )}
      {requestId !== undefined && <p className="muted">{t("errorReference", { id: requestId })}</p>}
    </Notice>
  );
}
