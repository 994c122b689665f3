import { type ErasureTime, getMyErasure } from "@posoka/schema/erasure";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { read } from "../../api/client.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useTexts } from "../../app/texts.ts";
import { ButtonRow } from "../../ui/Button.tsx";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { Card } from "../../ui/layout.tsx";
import { Reasons } from "../../ui/lists.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useErase } from "./erase.ts";

/** What goes, what stays and why, what nobody can call back; then the choice. */
export function EraseCard({ isYouth }: { isYouth: boolean }) {
  const t = useTexts("privacyDesk");
  const list = (sign: "yes" | "open" | "no", texts: readonly string[]) => (
    <Reasons items={texts.map((text) => ({ id: text, sign, text }))} />
  );
  const gone = isYouth
    ? [t("eraseGoneYouth1"), t("eraseGoneYouth2"), t("eraseGoneYouth3"), t("eraseGoneYouth4")]
    : [t("eraseGoneAdult1"), t("eraseGoneAdult2")];
  return (
    <Card>
      <h2>{t("eraseTitle")}</h2>
      <p>{t("eraseLead")}</p>
      <h3>{t("eraseGone")}</h3>
      {list("yes", gone)}
      <h3>{t("eraseKept")}</h3>
      {list("open", [t("eraseKept1"), t("eraseKept2"), t("eraseKept3")])}
      <h3>{t("eraseNotBack")}</h3>
      {list("no", [t("eraseNotBack1")])}
      <Choice />
    </Card>
  );
}

function Choice() {
  const t = useTexts("privacyDesk");
  const common = useTexts("common");
  const { data, error } = useQuery(read(getMyErasure));
  const [when, setWhen] = useState<ErasureTime>("later");
  const { erase, busy, error: refusal, dialog } = useErase();
  if (!data) return error ? <ErrorNotice error={error} /> : <Skeleton lines={[10, 6]} />;
  if (data.duty !== null) {
    return (
      <Notice tone="wait">
        <p>{t(`duty_${data.duty}`)}</p>
      </Notice>
    );
  }
  const words =
    when === "now"
      ? { title: t("eraseNowTitle"), text: t("eraseNowText"), confirm: t("eraseNowConfirm") }
      : { title: t("eraseLaterTitle"), text: t("eraseLaterText"), confirm: t("eraseLaterConfirm") };
  return (
    <>
      <RadioCards
        name="when"
        label={t("eraseWhen")}
        value={when}
        onChange={setWhen}
        options={[
          { id: "later", label: t("eraseLater"), detail: t("eraseLaterDetail") },
          { id: "now", label: t("eraseNow"), detail: t("eraseNowDetail") },
        ]}
      />
      <ErrorNotice error={refusal} />
      <ButtonRow>
        <ConfirmButton
          {...words}
          label={t("eraseAction")}
          cancel={common("cancel")}
          tone="danger"
          small={false}
          onConfirm={() => !busy && erase(when)}
        />
      </ButtonRow>
      {dialog}
    </>
  );
}
