import type { issueCard } from "@posoka/schema/factors";
import type { ReplyOf } from "@posoka/schema/route";
import { useFormat } from "../../app/format.ts";
import { Page, PageTitle } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Card } from "../../ui/layout.tsx";
import { QrCode } from "../../ui/QrCode.tsx";
import styles from "./cards.module.css";

/** The card itself: nothing on it says who issued it or why, beyond the name of the product. */
export function PrintCard({ card, onDone }: { card: ReplyOf<typeof issueCard>; onDone: () => void }) {
  const t = useTexts("factor");
  const { dateTime } = useFormat();
  const address = new URL(card.link).host + paths.card();
  return (
    <Page title={t("cardReady")} ownTitle width="narrow">
      <div className="no-print">
        <PageTitle>{t("cardReady")}</PageTitle>
        <p role="status">{t("cardOnce")}</p>
      </div>
      <Card labelledBy="card-title">
        <h2 id="card-title">{t("cardFor", { userName: card.userName })}</h2>
        <p>{t("cardStep1")}</p>
        <QrCode {...card.qr} label={t("cardQr")} />
        <p>{t("cardStep2", { address })}</p>
        <p className={styles["code"]}>{card.code}</p>
        <p>{t("cardStep3", { date: dateTime(card.expiresAt) })}</p>
      </Card>
      <div className="no-print">
        <ButtonRow>
          <Button onClick={() => window.print()}>
            <Icon name="print" />
            {t("cardPrint")}
          </Button>
          <Button tone="plain" onClick={onDone}>
            {t("cardDone")}
          </Button>
        </ButtonRow>
      </div>
    </Page>
  );
}
