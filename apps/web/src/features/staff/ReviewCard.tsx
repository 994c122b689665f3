import { openingCan } from "@posoka/domain/openings/states";
import { getToday } from "@posoka/schema/cases";
import { getOpeningToReview, listOpeningsToReview, type Opening, reviewOpening } from "@posoka/schema/openings";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { useTexts } from "../../app/texts.ts";
import { WriteRefusal } from "../../app/WriteRefusal.tsx";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Switch } from "../../ui/choices.tsx";
import { Card } from "../../ui/layout.tsx";
import { announce } from "../../ui/Status.tsx";
import { ReasonDialog } from "./ReasonDialog.tsx";

type ReviewCardProps = {
  opening: Opening;
  confirmed: boolean;
  onConfirmed: (on: boolean) => void;
  changesAge: boolean;
};

/** Publish, or send back with what should change. Confirming the facts for minors is done by name, for this text. */
export function ReviewCard({ opening, confirmed, onConfirmed, changesAge }: ReviewCardProps) {
  const t = useTexts("staff");
  const queries = useQueryClient();
  const [isRejecting, setRejecting] = useState(false);
  const { id: openingId, version, state, reviewReason, minorFactsConfirmed } = opening;
  const reload = () =>
    Promise.all(
      [getOpeningToReview, listOpeningsToReview, getToday].map(({ path }) =>
        queries.invalidateQueries({ queryKey: [path] }),
      ),
    );
  const decide = async (decision: "publish" | "reject", reason: string) => {
    const body = { decision, reason, version, minorFactsConfirmed: decision === "publish" && changesAge && confirmed };
    await api(reviewOpening, { params: { openingId }, body });
    announce(t(decision === "publish" ? "published" : "rejected"));
    setRejecting(false);
    await reload();
  };
  const publish = useMutation({ mutationFn: () => decide("publish", "") });
  const refusal = (error: unknown) => (
    <WriteRefusal
      error={error}
      reload={() => void reload().then(publish.reset)}
      words={{ conflict: t("reviewConflict") }}
    />
  );
  if (!openingCan.review(state)) {
    return (
      <Card>
        <h2>{t("reviewTitle")}</h2>
        <p className="muted">{t("notWaiting")}</p>
        {minorFactsConfirmed && <p>{t("minorsConfirmed")}</p>}
        {reviewReason !== null && <p>{t("lastReason", { reason: reviewReason })}</p>}
      </Card>
    );
  }
  return (
    <Card tone="hero">
      <h2>{t("reviewTitle")}</h2>
      {changesAge ? (
        <>
          <Switch name="minorFactsConfirmed" label={t("minorsSwitch")} value={confirmed} onChange={onConfirmed} />
          <p className="muted">{t("minorsText")}</p>
        </>
      ) : (
        <p className="muted">{t("minorsNoUse")}</p>
      )}
      {refusal(publish.error)}
      <ButtonRow>
        <Button busy={publish.isPending} onClick={() => publish.mutate()}>
          {t("publish")}
        </Button>
        <Button tone="plain" onClick={() => setRejecting(true)}>
          {t("reject")}
        </Button>
      </ButtonRow>
      <ReasonDialog
        open={isRejecting}
        onClose={() => setRejecting(false)}
        words={{ title: t("rejectTitle"), text: t("rejectText"), reason: t("rejectReason"), confirm: t("reject") }}
        send={(reason) => decide("reject", reason)}
        refusal={refusal}
      />
    </Card>
  );
}
