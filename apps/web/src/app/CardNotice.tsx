import { seeCard } from "@posoka/schema/factors";
import { Suspense, useState } from "react";
import { api } from "../api/client.ts";
import { updateMe, useSession } from "../api/session.ts";
import { Button, ButtonRow, LinkButton } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import styles from "./CardNotice.module.css";
import { ErrorNotice } from "./ErrorNotice.tsx";
import { useFormat } from "./format.ts";
import { paths } from "./paths.ts";
import { useTexts } from "./texts.ts";

/** Tells a young person that staff issued a card for their account, on every page until they say that they have read it. */
export function CardNotice() {
  const { me } = useSession();
  if (!me?.card || me.card.seen) return null;
  return (
    <Suspense>
      <Told issuedAt={me.card.issuedAt} />
    </Suspense>
  );
}

function Told({ issuedAt }: { issuedAt: string }) {
  const t = useTexts("entry");
  const { dateTime } = useFormat();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const see = () => {
    setBusy(true);
    api(seeCard)
      .then(() => updateMe({ card: { issuedAt, seen: true } }))
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return (
    <div className={styles["notice"]}>
      <Notice title={t("cardNotice", { date: dateTime(issuedAt) })} announce>
        <p>{t("cardNoticeAsk")}</p>
        <ErrorNotice error={error} />
        <ButtonRow>
          <Button small busy={busy} onClick={see}>
            {t("cardNoticeSeen")}
          </Button>
          <LinkButton small tone="plain" href={paths.me()}>
            {t("cardNoticePassword")}
          </LinkButton>
        </ButtonRow>
      </Notice>
    </div>
  );
}
