import { AppError } from "@posoka/schema/errors";
import { getMyProfile } from "@posoka/schema/profiles";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useLanguage } from "../../app/language.tsx";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { classes } from "../../ui/classes.ts";
import { Icon, type IconName } from "../../ui/icons.tsx";
import { Notice } from "../../ui/Notice.tsx";
import type { SaveState } from "../../app/autosave.ts";
import { documentOf } from "./document.ts";
import { draft, useDraft } from "./draft.ts";
import styles from "./profile.module.css";

const icons: Record<Exclude<SaveState, "stale">, IconName> = {
  saved: "check",
  waiting: "ring",
  saving: "ring",
  offline: "warning",
  refused: "warning",
};

/** How the saving stands, always in sight. */
export function SaveBar() {
  const t = useTexts("profile");
  const { state, error } = useDraft();
  // Nothing to say before the first change; afterwards it stays, so that „saved“ can be seen.
  const [hasChanged, setHasChanged] = useState(state !== "saved");
  if (!hasChanged && state !== "saved") setHasChanged(true);
  if (state === "stale") return <Stale />;
  const isFieldError = error instanceof AppError && error.code === "invalid_input";
  return (
    <div className={classes(styles["bar"], !hasChanged && styles["barIdle"])} data-state={state}>
      <p role="status" className={styles["barState"]}>
        {hasChanged && (
          <>
            <Icon name={icons[state]} size={20} />
            <strong>{t(state)}</strong>
          </>
        )}
        {state === "offline" && <span>{t("offlineText")}</span>}
      </p>
      {state === "offline" && (
        <Button small tone="plain" onClick={() => draft.flush()}>
          {t("retryNow")}
        </Button>
      )}
      {state === "refused" && !isFieldError && <ErrorNotice error={error} />}
    </div>
  );
}

/** The profile was saved from elsewhere in between: the person says which of the two stays. */
function Stale() {
  const t = useTexts("profile");
  const language = useLanguage();
  const resolve = useMutation({
    mutationFn: async (choice: "theirs" | "mine") => {
      const newest = await api(getMyProfile, { query: { language } });
      if (choice === "mine") draft.keep(newest.version);
      else draft.replace(documentOf(newest), newest.version);
    },
  });
  return (
    <div className={styles["bar"]}>
      <Notice tone="error" title={t("staleTitle")}>
        <p>{t("staleText")}</p>
        <ButtonRow>
          <Button small busy={resolve.isPending} onClick={() => resolve.mutate("theirs")}>
            {t("staleReload")}
          </Button>
          <Button small tone="plain" busy={resolve.isPending} onClick={() => resolve.mutate("mine")}>
            {t("staleKeep")}
          </Button>
        </ButtonRow>
        <ErrorNotice error={resolve.error} />
      </Notice>
    </div>
  );
}
