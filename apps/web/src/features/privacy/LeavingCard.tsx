import { takeBackErasure } from "@posoka/schema/erasure";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { updateMe } from "../../api/session.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { Card } from "../../ui/layout.tsx";
import { announce } from "../../ui/Status.tsx";
import { useErase } from "./erase.ts";

/** All that somebody finds whose account is to be erased: until when it can be kept, and the way back. */
export function LeavingCard({ leavesAt }: { leavesAt: string }) {
  const t = useTexts("privacyDesk");
  const common = useTexts("common");
  const { dateTime } = useFormat();
  const queries = useQueryClient();
  const { erase, error, dialog } = useErase();
  const back = useMutation({
    mutationFn: () => api(takeBackErasure),
    onSuccess: async () => {
      // Whatever was asked for meanwhile was refused.
      queries.clear();
      updateMe({ leavesAt: null });
      announce(t("leavingStays"));
    },
  });
  return (
    <Card tone="hero">
      <p>{t("leavingText", { date: dateTime(leavesAt) })}</p>
      <p>{t("leavingBackText")}</p>
      <ErrorNotice error={back.error ?? error} />
      <ButtonRow>
        <Button busy={back.isPending} onClick={() => back.mutate()}>
          {t("leavingBack")}
        </Button>
      </ButtonRow>
      <p className="muted">{t("leavingNowText")}</p>
      <ButtonRow>
        <ConfirmButton
          label={t("eraseNowConfirm")}
          title={t("eraseNowTitle")}
          text={t("eraseNowText")}
          confirm={t("eraseNowConfirm")}
          cancel={common("cancel")}
          onConfirm={() => erase("now")}
        />
      </ButtonRow>
      {dialog}
    </Card>
  );
}
