import { getMyApplication, type MyApplication, shareIdentity, type sharedFields } from "@posoka/schema/applications";
import { AppError } from "@posoka/schema/errors";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { useSession } from "../../api/session.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { ToggleChips } from "../../ui/choices.tsx";
import { Card } from "../../ui/layout.tsx";
import { Facts } from "../../ui/lists.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { announce } from "../../ui/Status.tsx";
import styles from "./applications.module.css";
import { myIdentity } from "./queries.ts";

type Field = (typeof sharedFields)[number];
type Values = Record<Field, string>;

/** Which fields this partner sees: a switch each, a preview beside it, and one press that takes everything back. */
export function SharePanel({ application }: { application: MyApplication }) {
  const t = useTexts("applications");
  const isMinor = useSession().me?.youth?.minor ?? true;
  const { shared, shareable, shareBlocked } = application;
  return (
    <Card>
      <div className={styles["what"]}>
        <h2>{t("shareTitle")}</h2>
        <p>{t("shareAlways")}</p>
      </div>
      {shareBlocked === "not_confirmed" && (
        <Notice tone="wait">
          <p>{t("blocked_not_confirmed")}</p>
          <p>{t("blocked_not_confirmedHow")}</p>
        </Notice>
      )}
      {shareBlocked === "not_open" && <p className="muted">{t("blocked_not_open")}</p>}
      {shareBlocked === null && shareable.length > 0 && <Choice key={shared.join()} application={application} />}
      {isMinor && shareBlocked !== "not_open" && <p className="muted">{t("minorContact")}</p>}
    </Card>
  );
}

function Choice({ application }: { application: MyApplication }) {
  const t = useTexts("applications");
  const { note, shared } = application;
  const shareable = application.shareable.filter((field) => field !== "note" || note !== "");
  const [chosen, setChosen] = useState<readonly Field[]>(shared);
  const identity = useQuery(myIdentity());
  const { mutate, isPending, error, reload } = useShare(application.id);
  if (!identity.data) return identity.error ? <ErrorNotice error={identity.error} /> : <Skeleton lines={[4, 8, 6]} />;

  const { name, email, phone } = identity.data;
  const values: Values = { name, note, email: email ?? "", phone };
  const fields = shareable.filter((field) => chosen.includes(field));
  const isChanged = fields.join() !== shareable.filter((field) => shared.includes(field)).join();
  const isEmpty = fields.some((field) => values[field] === "");
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
      <Preview fields={fields} values={values} isChanged={isChanged} />
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
          <Button busy={isPending} {...(isEmpty && { reason: t("identityMissing") })} onClick={() => mutate(fields)}>
            {t("save")}
          </Button>
        )}
        {shared.length > 0 && (
          <Button tone="danger" busy={isPending} onClick={() => mutate([])}>
            {t("takeBack")}
          </Button>
        )}
      </ButtonRow>
      {shared.length > 0 && <p className="muted">{t("takeBackNote")}</p>}
    </>
  );
}

function useShare(applicationId: string) {
  const t = useTexts("applications");
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: [getMyApplication.path] });
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (fields: readonly Field[]) =>
      api(shareIdentity, { params: { applicationId }, body: { fields: [...fields] } }),
    onSuccess: async (_, fields) => {
      await refresh();
      announce(t(fields.length > 0 ? "saved" : "takenBack"));
    },
  });
  return { mutate, isPending, error, reload: () => void refresh().then(reset) };
}

/** What the partner reads, changing with the switches. */
function Preview({ fields, values, isChanged }: { fields: readonly Field[]; values: Values; isChanged: boolean }) {
  const t = useTexts("applications");
  return (
    <div className={styles["preview"]}>
      <h3>{t("previewTitle")}</h3>
      <p className={styles["cardName"]}>{t("previewCard")}</p>
      <div aria-live="polite">
        {fields.length === 0 && <p>{t("previewNothing")}</p>}
        <Facts
          items={fields.map((field) => ({
            name: t(`field_${field}`),
            value: values[field] || <em>{t("fieldEmpty")}</em>,
          }))}
        />
      </div>
      <p className="muted">{t(isChanged ? "previewDraft" : "previewNow")}</p>
    </div>
  );
}
