import { getMyApplication, type MyApplication, shareIdentity, type sharedFields } from "@posoka/schema/applications";
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

function Choice({ application: { id: applicationId, note, shared, shareable } }: { application: MyApplication }) {
  const t = useTexts("applications");
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<readonly Field[]>(shared);
  const identity = useQuery(myIdentity());
  const { mutate, isPending, error } = useMutation({
    mutationFn: (fields: readonly Field[]) => api(shareIdentity, { params: { applicationId }, body: { fields: [...fields] } }),
    onSuccess: async (_, fields) => {
      await queries.invalidateQueries({ queryKey: [getMyApplication.path] });
      announce(t(fields.length > 0 ? "saved" : "takenBack"));
    },
  });
  const { name = "", email = "", phone = "" } = identity.data ?? {};
  const values: Values = { name, note, email: email ?? "", phone };
  const isChanged = shareable.some((field) => chosen.includes(field) !== shared.includes(field));
  const isIdentityMissing = identity.data !== undefined && chosen.some((field) => values[field] === "" && field !== "note");
  return (
    <>
      <p className="muted">{t("shareLead")}</p>
      <ToggleChips
        name="fields"
        label={t("shareFields")}
        options={shareable.map((field) => ({ id: field, label: t(`field_${field}`) }))}
        value={shareable.filter((field) => chosen.includes(field))}
        onChange={setChosen}
      />
      <Preview fields={shareable.filter((field) => chosen.includes(field))} values={values} isChanged={isChanged} />
      {isIdentityMissing && (
        <Notice>
          <p>{t("identityMissing")}</p>
          <LinkButton small tone="plain" href={paths.me()}>
            {t("toMe")}
          </LinkButton>
        </Notice>
      )}
      <ErrorNotice error={error} />
      <ButtonRow>
        {isChanged && (
          <Button busy={isPending} onClick={() => mutate(chosen)}>
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

/** What the partner reads, changing with the switches. */
function Preview({ fields, values, isChanged }: { fields: readonly Field[]; values: Values; isChanged: boolean }) {
  const t = useTexts("applications");
  return (
    <div className={styles["preview"]}>
      <h3>{t("previewTitle")}</h3>
      <p className={styles["cardName"]}>{t("previewCard")}</p>
      <div aria-live="polite">
        {fields.length === 0 && <p>{t("previewNothing")}</p>}
        <Facts items={fields.map((field) => ({ name: t(`field_${field}`), value: values[field] || <em>{t("fieldEmpty")}</em> }))} />
      </div>
      <p className="muted">{t(isChanged ? "previewDraft" : "previewNow")}</p>
    </div>
  );
}
