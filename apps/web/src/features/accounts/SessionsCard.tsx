import { endMySession, listMySessions, signOutEverywhere } from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { api, read } from "../../api/client.ts";
import { forgetSession, useSession } from "../../api/session.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useFormat } from "../../app/format.ts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { Chip, Card } from "../../ui/layout.tsx";
import { Queue, QueueRow } from "../../ui/lists.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { announce } from "../../ui/Status.tsx";

/** Where the account is signed in; each place can be closed, or all at once. */
export function SessionsCard() {
  const t = useTexts("accounts");
  const entry = useTexts("entry");
  const common = useTexts("common");
  const { dateTime } = useFormat();
  const { me } = useSession();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const { data, error, refetch } = useQuery(read(listMySessions));
  const end = useMutation({
    mutationFn: (sessionId: string) => api(endMySession, { params: { sessionId } }),
    onSuccess: () => announce(t("sessionEnded")),
    // One that is gone already is what was wanted.
    onSettled: () => queries.invalidateQueries({ queryKey: [listMySessions.path] }),
  });
  const everywhere = useMutation({
    mutationFn: () => api(signOutEverywhere),
    onSuccess: () => {
      navigate(paths.signIn());
      forgetSession();
    },
  });
  const byFactor = { totp: entry("factorTotp"), recovery: entry("factorRecovery") };
  const endError = end.error instanceof AppError && end.error.code === "not_found" ? null : end.error;
  return (
    <Card>
      <h2>{t("sessionsTitle")}</h2>
      <p className="muted">{t("sessionsLead")}</p>
      {me?.card && <p>{entry("cardNotice", { date: dateTime(me.card.issuedAt) })}</p>}
      {!data && !error && <Skeleton lines={[6, 4, 6, 4]} />}
      {!data && error && (
        <>
          <ErrorNotice error={error} />
          <ButtonRow>
            <Button small tone="plain" onClick={() => void refetch()}>
              {common("retry")}
            </Button>
          </ButtonRow>
        </>
      )}
      {data && (
        <Queue label={t("sessionsTitle")}>
          {data.items.map(({ id, device, createdAt, lastSeenAt, current, factor }) => (
            <QueueRow
              key={id}
              title={factor === null ? device : `${device} · ${byFactor[factor]}`}
              detail={
                current
                  ? t("sessionSince", { date: dateTime(createdAt) })
                  : t("sessionSeen", { date: dateTime(lastSeenAt) })
              }
              side={
                current ? (
                  <Chip tone="leaf">{t("sessionHere")}</Chip>
                ) : (
                  <ConfirmButton
                    label={t("sessionEnd")}
                    fullLabel={t("sessionEndOf", { device })}
                    title={t("sessionEndTitle")}
                    text={t("sessionEndText", { device })}
                    confirm={t("sessionEnd")}
                    cancel={common("cancel")}
                    onConfirm={() => end.mutate(id)}
                  />
                )
              }
            />
          ))}
        </Queue>
      )}
      <ErrorNotice error={endError ?? everywhere.error} />
      <ButtonRow>
        <ConfirmButton
          label={t("everywhere")}
          title={t("everywhereTitle")}
          text={t("everywhereText")}
          confirm={t("everywhereAction")}
          cancel={common("cancel")}
          onConfirm={() => everywhere.mutate()}
          tone="danger"
          small={false}
        />
      </ButtonRow>
    </Card>
  );
}
