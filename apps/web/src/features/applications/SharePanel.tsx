import { addDays, addMonths } from "@posoka/domain/calendar/dates";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import {
  getMyApplication,
  type MyApplication,
  type previewCard,
  shareIdentity,
  type sharedFields,
} from "@posoka/schema/applications";
import { AppError } from "@posoka/schema/errors";
import type { ReplyOf } from "@posoka/schema/route";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ComponentType, useState } from "react";
import { api } from "../../api/client.ts";
import { useSession } from "../../api/session.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useFormat } from "../../app/format.ts";
import { useLanguage } from "../../app/language.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { ToggleChips } from "../../ui/choices.tsx";
import { Card } from "../../ui/layout.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Select } from "../../ui/Select.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { announce } from "../../ui/Status.tsx";
import styles from "./applications.module.css";
import { cardPreview } from "./queries.ts";
import { ShareAgreement } from "./ShareAgreement.tsx";

type Field = (typeof sharedFields)[number];
/** The partner's own view of a card, brought by the app: features do not know one another. */
export type CardView = ComponentType<ReplyOf<typeof previewCard>>;

/** Which fields this partner sees and until when, what it will look like, and one press that takes everything back. */
export function SharePanel({ application, View }: { application: MyApplication; View: CardView }) {
  const t = useTexts("applications");
  const { shortDate } = useFormat();
  const isMinor = useSession().me?.youth?.minor ?? true;
  const { shared, sharedUntil, shareable, shareBlocked, shareAgreement } = application;
  return (
    <Card>
      <div className={styles["what"]}>
        <h2>{t("shareTitle")}</h2>
        <p>{t("shareAlways")}</p>
        {sharedUntil !== null && <p>{t("sharedUntil", { date: shortDate(sharedUntil) })}</p>}
      </div>
      {shareBlocked === "not_confirmed" && (
        <Notice tone="wait">
          <p>{t("blocked_not_confirmed")}</p>
          <p>{t("blocked_not_confirmedHow")}</p>
        </Notice>
      )}
      {shareBlocked === "not_open" && <p className="muted">{t("blocked_not_open")}</p>}
      {shareBlocked === null && shareable.length > 0 && (
        <>
          {shareAgreement && <ShareAgreement agreement={shareAgreement} />}
          <Choice
            key={`${shared.join()} ${sharedUntil} ${shareAgreement?.state} ${shareAgreement?.fields.join()}`}
            application={application}
            View={View}
          />
        </>
      )}
      {isMinor && shareBlocked !== "not_open" && <p className="muted">{t("minorContact")}</p>}
    </Card>
  );
}

function Choice({ application, View }: { application: MyApplication; View: CardView }) {
  const t = useTexts("applications");
  const { note, shared, sharedUntil, shareAgreement } = application;
  const isWaiting = shareAgreement?.state === "waiting";
  const [wished, wishedUntil] = isWaiting ? [shareAgreement.fields, shareAgreement.until] : [shared, sharedUntil];
  const shareable = application.shareable.filter((field) => field !== "note" || note !== "");
  const [chosen, setChosen] = useState<readonly Field[]>(wished);
  const [lastDay, setLastDay] = useState<string>();
  const { mutate, isPending, error, reload } = useShare(application.id);

  const fields = shareable.filter((field) => chosen.includes(field));
  const preview = useQuery({
    ...cardPreview(application.id, fields, useLanguage()),
    placeholderData: keepPreviousData,
  });
  const isOther = fields.join() !== shareable.filter((field) => wished.includes(field)).join();
  const isChanged = isOther || (fields.length > 0 && lastDay !== undefined && lastDay !== wishedUntil);
  const asks = shareAgreement !== null && fields.some((field) => !shared.includes(field));
  const known = preview.isPlaceholderData ? undefined : preview.data;
  const isEmpty =
    known !== undefined && fields.some((field) => field !== "note" && known.identity[field] === undefined);
  const isStale = error instanceof AppError && error.code === "conflict";
  return (
    <>
      <p className="muted">{t("shareLead")}</p>
      <ToggleChips
        name="fields"
        label={t("shareFields")}
        options={shareable.map((field) => ({ id: field, label: t(`field_${field}`) }))}
        value={fields}
        onChange={setChosen}
      />
      {fields.length > 0 && <LastDay value={lastDay ?? wishedUntil} onChange={setLastDay} />}
      <div className={styles["preview"]} aria-live="polite" aria-busy={preview.isPlaceholderData}>
        <h3>{t("previewTitle")}</h3>
        {preview.error && <ErrorNotice error={preview.error} />}
        {preview.data ? <View {...preview.data} /> : !preview.error && <Skeleton lines={[4, 8, 6]} />}
        {fields.length === 0 && <p>{t("previewNothing")}</p>}
        <p className="muted">{t(isChanged ? "previewDraft" : isWaiting ? "previewWaits" : "previewNow")}</p>
      </div>
      {isEmpty && (
        <Notice>
          <p>{t("identityMissing")}</p>
          <LinkButton small tone="plain" href={paths.me()}>
            {t("toMe")}
          </LinkButton>
        </Notice>
      )}
      {isStale && (
        <Notice tone="error">
          <p>{t("stale")}</p>
          <Button small tone="plain" onClick={reload}>
            {t("reload")}
          </Button>
        </Notice>
      )}
      {!isStale && !isEmpty && <ErrorNotice error={error} />}
      <ButtonRow>
        {isChanged && (
          <Button
            busy={isPending}
            {...(isEmpty && { reason: t("identityMissing") })}
            onClick={() => mutate({ fields, ...(lastDay !== undefined && { expiresOn: lastDay }) })}
          >
            {t(asks ? "saveAsk" : "save")}
          </Button>
        )}
        {wished.length > 0 && (
          <Button tone="danger" busy={isPending} onClick={() => mutate({ fields: [] })}>
            {t(shared.length > 0 ? "takeBack" : "stopAsking")}
          </Button>
        )}
      </ButtonRow>
      <p className="muted">{t("takeBackNote")}</p>
    </>
  );
}

/** Two weeks to six months; the longest is what is saved when nothing is chosen. */
function LastDay({ value, onChange }: { value: string | null; onChange: (day: string) => void }) {
  const t = useTexts("applications");
  const { shortDate } = useFormat();
  const [today] = useState(() => sofiaDate(new Date()));
  const days = [addDays(today, 14), addMonths(today, 1), addMonths(today, 3), addMonths(today, 6)];
  const listed = value === null || days.includes(value) ? days : [...days, value].sort();
  return (
    <Select
      name="expiresOn"
      label={t("shareUntil")}
      hint={t("shareUntilHint")}
      placeholder={t("shareUntil")}
      options={listed.map((day) => ({ id: day, label: t("shareUntilDay", { date: shortDate(day) }) }))}
      value={value ?? days.at(-1) ?? null}
      onChange={onChange}
    />
  );
}

function useShare(applicationId: string) {
  const t = useTexts("applications");
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: [getMyApplication.path] });
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (share: { fields: readonly Field[]; expiresOn?: string }) =>
      api(shareIdentity, { params: { applicationId }, body: { ...share, fields: [...share.fields] } }),
    onSuccess: async ({ waits }, { fields }) => {
      await refresh();
      announce(t(fields.length === 0 ? "takenBack" : waits ? "savedAsk" : "saved"));
    },
  });
  return { mutate, isPending, error, reload: () => void refresh().then(reset) };
}
