import { addDays } from "@posoka/domain/calendar/dates";
import { openingCan } from "@posoka/domain/openings/states";
import type { OpeningState } from "@posoka/domain/vocabulary";
import { actOnMyOpening, type Opening, type openingActs } from "@posoka/schema/openings";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { WriteRefusal } from "../../app/WriteRefusal.tsx";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { announce } from "../../ui/Status.tsx";
import { missingFor, type Posting } from "./posting-document.ts";
import { savesItself, useDraftState, usePostingDraft } from "./posting-draft.ts";
import { myOrganisation } from "./queries.ts";
import { SaveState } from "./SaveState.tsx";
import { today } from "./today.ts";
import styles from "./posting.module.css";

type Act = (typeof openingActs)[number];
type StateCardProps = { id: string; posting: Posting; state: OpeningState; opening?: Opening };

const done = { submit: "submitted", pause: "paused", resume: "resumed", renew: "renewed", close: "closed" } as const;

/** How far the posting is, how its saving stands, and what can be done next or why not. */
export function StateCard({ id, posting, state, opening }: StateCardProps) {
  const t = useTexts("posting");
  return (
    <Card>
      <h2>{t("stateTitle")}</h2>
      <p>{t(`next_${state}`)}</p>
      {opening?.reviewReason != null && state !== "published" && (
        <Notice>
          <p>{t("reason", { reason: opening.reviewReason })}</p>
        </Notice>
      )}
      {openingCan.edit(state) && <SaveState id={id} posting={posting} savesItself={savesItself(state)} />}
      <Acts id={id} posting={posting} state={state} />
      {opening && opening.applications > 0 && (
        <span>
          <LinkButton small tone="quiet" href={paths.partnerCandidates(id)}>
            {t("candidates", { count: opening.applications })}
          </LinkButton>
        </span>
      )}
      {openingCan.submit(state) && (
        <>
          <h3>{t("duties")}</h3>
          <ul className={styles["duties"]}>
            <li>{t("duty1")}</li>
            <li>{t("duty2")}</li>
            <li>{t("duty3")}</li>
          </ul>
        </>
      )}
    </Card>
  );
}

function Acts({ id: openingId, posting, state }: StateCardProps) {
  const t = useTexts("posting");
  const draft = usePostingDraft();
  const queries = useQueryClient();
  const [closesOn, setClosesOn] = useState(() => addDays(today(), 30));
  const reload = () =>
    queries.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[0]).startsWith("/api/v1/partner/openings"),
    });
  const { mutate, isPending, variables, error, reset } = useMutation({
    mutationFn: (act: Act) =>
      api(actOnMyOpening, {
        params: { openingId },
        body: { act, version: draft.read().version, ...(act === "renew" && { closesOn }) },
      }),
    onSuccess: async (reply, act) => {
      draft.setState(reply.state);
      draft.replace(act === "renew" ? { ...posting, closesOn } : posting, reply.version);
      announce(t(done[act]));
      await reload();
    },
  });
  const stopped = useStopped(posting);
  const button = (act: "submit" | "pause" | "resume" | "renew") => (
    <Button
      tone={act === "pause" ? "plain" : "primary"}
      busy={isPending && variables === act}
      reason={isPending ? undefined : stopped(act)}
      onClick={() => mutate(act)}
    >
      {t(act)}
    </Button>
  );
  return (
    <>
      <WriteRefusal error={error} reload={() => void reload().then(reset)} />
      {openingCan.renew(state) && (
        <TextField type="date" name="renewOn" label={t("renewClose")} value={closesOn} onChange={setClosesOn} />
      )}
      <ButtonRow>
        {openingCan.submit(state) && button("submit")}
        {openingCan.resume(state) && button("resume")}
        {openingCan.renew(state) && button("renew")}
        {openingCan.pause(state) && button("pause")}
        {openingCan.close(state) && draft.read().version > 0 && (
          <ConfirmButton
            label={t("close")}
            title={t("closeTitle")}
            text={t("closeText")}
            confirm={t("close")}
            cancel={t("cancel")}
            small={false}
            onConfirm={() => mutate("close")}
          />
        )}
      </ButtonRow>
    </>
  );
}

/** Why an act cannot be taken now. */
function useStopped(posting: Posting): (act: Act) => string | undefined {
  const t = useTexts("posting");
  const organisation = useQuery(myOrganisation()).data;
  const { version, state } = useDraftState(usePostingDraft());
  return (act) => {
    if (version === 0) return t("whyNew");
    if (state !== "saved") return t("whyUnsaved");
    if (act !== "pause" && organisation && organisation.state !== "approved") return t("whyNotApproved");
    const missing = act === "submit" ? missingFor(posting, today()) : [];
    return missing.length > 0
      ? t("whyMissing", { fields: missing.map((part) => t(`missing_${part}`)).join(", ") })
      : undefined;
  };
}
