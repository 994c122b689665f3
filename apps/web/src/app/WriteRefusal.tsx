import { AppError, type ErrorCode } from "@posoka/schema/errors";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { ErrorNotice } from "./ErrorNotice.tsx";
import { useTexts } from "./texts.ts";

type WriteRefusalProps = {
  error: unknown;
  /** Fetches what the page shows, since somebody changed it in between. */
  reload: () => void;
  /** What a code means on this page. */
  words?: Partial<Record<ErrorCode, string>>;
};

const outdated: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["stale_version", "conflict", "not_found"]);

/** Why a write did not go; when the page shows an older state than the server has, with a press that shows the new one. */
export function WriteRefusal({ error, reload, words }: WriteRefusalProps) {
  const t = useTexts("common");
  if (!(error instanceof AppError)) return <ErrorNotice error={error} />;
  const own = words?.[error.code];
  return (
    <>
      {own === undefined ? (
        <ErrorNotice error={error} />
      ) : (
        <Notice tone="error">
          <p>{own}</p>
        </Notice>
      )}
      {outdated.has(error.code) && (
        <span>
          <Button small tone="plain" onClick={reload}>
            {t("reload")}
          </Button>
        </span>
      )}
    </>
  );
}
