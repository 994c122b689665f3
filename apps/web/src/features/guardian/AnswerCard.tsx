import {
  answerRequest,
  getGuardianDesk,
  getGuardianRequest,
  type GuardianRequest,
  takeBackAnswer,
} from "@posoka/schema/guardians";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { WriteRefusal } from "../../app/WriteRefusal.tsx";
import { ButtonRow } from "../../ui/Button.tsx";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { Card } from "../../ui/layout.tsx";
import { announce } from "../../ui/Status.tsx";
import { matterOf } from "./use-request-words.ts";

function useReload(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      [getGuardianDesk, getGuardianRequest].map(({ path }) => queries.invalidateQueries({ queryKey: [path] })),
    );
}

/** Yes and no look alike and weigh alike; each is asked once more with what it does. */
export function AnswerCard({ request }: { request: GuardianRequest }) {
  const t = useTexts("guardian");
  const { dateTime } = useFormat();
  const reload = useReload();
  const { id: requestId, mine, needed, agreed, can, state } = request;
  const answer = useMutation({
    mutationFn: (yes: boolean) => api(answerRequest, { params: { requestId }, body: { agreed: yes } }),
    onSuccess: async () => {
      announce(t("answered"));
      await reload();
    },
  });
  const takeBack = useMutation({
    mutationFn: () => api(takeBackAnswer, { params: { requestId } }),
    onSuccess: async () => {
      announce(t("takenBack"));
      await reload();
    },
  });
  const matter = matterOf(request);
  const mayAnswer = can.includes("answer");
  const mayTakeBack = can.includes("takeBack");
  return (
    <Card tone={mayAnswer ? "sun" : "plain"}>
      {needed > 1 && state === "waiting" && (
        <p>
          {t("two", { agreed, needed })} {t("twoFirst")}
        </p>
      )}
      {mine && <p role="status">{t(`said_${mine.act}`, { date: dateTime(mine.at) })}</p>}
      {mayAnswer && (
        <ButtonRow>
          <ConfirmButton
            small={false}
            danger={false}
            label={t("yes")}
            title={t("yesConfirmTitle")}
            text={t(`yes_${matter}`)}
            confirm={t("yesConfirm")}
            cancel={t("cancel")}
            onConfirm={() => answer.mutate(true)}
          />
          <ConfirmButton
            small={false}
            danger={false}
            label={t("no")}
            title={t("noConfirmTitle")}
            text={t(`no_${matter}`)}
            confirm={t("noConfirm")}
            cancel={t("cancel")}
            onConfirm={() => answer.mutate(false)}
          />
        </ButtonRow>
      )}
      {mayTakeBack && (
        <ButtonRow>
          <ConfirmButton
            small={false}
            label={t("takeBack")}
            title={t("takeBackTitle")}
            text={t(`takeBack_${matter}`)}
            confirm={t("takeBackConfirm")}
            cancel={t("cancel")}
            onConfirm={() => takeBack.mutate()}
          />
        </ButtonRow>
      )}
      {!mayAnswer && !mayTakeBack && <p className="muted">{t("nothing")}</p>}
      <WriteRefusal
        error={answer.error ?? takeBack.error}
        reload={() => void reload()}
        words={{ conflict: t("changed"), opening_closed: t("closed") }}
      />
    </Card>
  );
}
