import { seeRetentionNotice } from "@posoka/schema/erasure";
import { Suspense, useState } from "react";
import { api } from "../api/client.ts";
import { updateMe, useSession } from "../api/session.ts";
import { Button, ButtonRow } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import styles from "./CardNotice.module.css";
import { ErrorNotice } from "./ErrorNotice.tsx";
import { useFormat } from "./format.ts";
import { useTexts } from "./texts.ts";

/** Tells who comes back after long that the account was about to go, until they say that they have read it. */
export function RetentionNotice() {
  const { me } = useSession();
  if (!me?.retentionNotice || me.leavesAt !== null) return null;
  return (
    <Suspense>
      <Told dueAt={me.retentionNotice.dueAt} />
    </Suspense>
  );
}

function Told({ dueAt }: { dueAt: string }) {
  const t = useTexts("entry");
  const { date } = useFormat();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const see = () => {
    setBusy(true);
    api(seeRetentionNotice)
      .then(() => updateMe({ retentionNotice: null }))
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return (
    <div className={styles["notice"]}>
      <Notice title={t("retentionTitle")} announce>
        <p>{t("retentionText", { date: date(dueAt) })}</p>
        <ErrorNotice error={error} />
        <ButtonRow>
          <Button small busy={busy} onClick={see}>
            {t("retentionSeen")}
          </Button>
        </ButtonRow>
      </Notice>
    </div>
  );
}
