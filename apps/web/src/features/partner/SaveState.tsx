import { AppError } from "@posoka/schema/errors";
import { getMyOpening } from "@posoka/schema/openings";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useLanguage } from "../../app/language.tsx";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { Icon, type IconName } from "../../ui/icons.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { type Posting, postingOf } from "./posting-document.ts";
import { useDraftState, usePostingDraft } from "./posting-draft.ts";
import styles from "./posting.module.css";

const icons = {
  saved: "check",
  waiting: "ring",
  saving: "ring",
  offline: "warning",
  refused: "warning",
} as const satisfies Record<string, IconName>;

type SaveStateProps = { id: string; posting: Posting; savesItself: boolean };

/** How the saving stands; a posting that others see is saved when a person says so. */
export function SaveState({ id, posting, savesItself }: SaveStateProps) {
  const t = useTexts("posting");
  const draft = usePostingDraft();
  const { state, version, error } = useDraftState(draft);
  const reload = useReload(id);
  if (state === "stale") return <Stale id={id} />;
  const isFieldError = error instanceof AppError && error.code === "invalid_input";
  const isUntouched = version === 0 && state === "saved";
  const waiting = !savesItself ? "waitingManual" : posting.title.trim().length < 3 ? "waitingTitle" : "waiting";
  return (
    <div className={styles["save"]}>
      <p role="status" className={styles["saveState"]} data-state={state}>
        {!isUntouched && (
          <>
            <Icon name={icons[state]} size={20} />
            <strong>{t(state === "waiting" ? waiting : state)}</strong>
          </>
        )}
        {state === "offline" && <span>{t("offlineText")}</span>}
      </p>
      {state === "refused" && !isFieldError && <ErrorNotice error={error} />}
      {state === "offline" && (
        <span>
          <Button small tone="plain" onClick={() => draft.flush()}>
            {t("retryNow")}
          </Button>
        </span>
      )}
      {!savesItself && state !== "saved" && (
        <>
          <p className="muted">{t("saveText")}</p>
          <ButtonRow>
            <Button busy={state === "saving"} onClick={draft.saveNow}>
              {t("save")}
            </Button>
            <ConfirmButton
              label={t("discard")}
              title={t("discardTitle")}
              text={t("discardText")}
              confirm={t("discard")}
              cancel={t("cancel")}
              onConfirm={() => reload.mutate("theirs")}
            />
          </ButtonRow>
          <ErrorNotice error={reload.error} />
        </>
      )}
    </div>
  );
}

function useReload(openingId: string) {
  const draft = usePostingDraft();
  const language = useLanguage();
  return useMutation({
    mutationFn: async (choice: "theirs" | "mine") => {
      const newest = await api(getMyOpening, { params: { openingId }, query: { language } });
      draft.setState(newest.state);
      if (choice === "mine") draft.keep(newest.version);
      else draft.replace(postingOf(newest), newest.version);
    },
  });
}

/** A colleague or the team saved it in between: the person says which of the two stays. */
function Stale({ id }: { id: string }) {
  const t = useTexts("posting");
  const { mutate, isPending, error } = useReload(id);
  return (
    <Notice tone="error" title={t("staleTitle")}>
      <p>{t("staleText")}</p>
      <ButtonRow>
        <Button small busy={isPending} onClick={() => mutate("theirs")}>
          {t("staleReload")}
        </Button>
        <Button small tone="plain" busy={isPending} onClick={() => mutate("mine")}>
          {t("staleKeep")}
        </Button>
      </ButtonRow>
      <ErrorNotice error={error} />
    </Notice>
  );
}
