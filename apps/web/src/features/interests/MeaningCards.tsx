import { useTexts } from "../../app/texts.ts";
import { Card } from "../../ui/layout.tsx";
import { Reasons } from "../../ui/lists.tsx";

/** What the result says, and what it does not: beside each other, so that neither is read alone. */
export function MeaningCards() {
  const t = useTexts("result");
  const yes = [t("says1"), t("says2")].map((text) => ({ id: text, sign: "yes" as const, text }));
  const no = [t("saysNot1"), t("saysNot2"), t("saysNot3")].map((text) => ({ id: text, sign: "no" as const, text }));
  return (
    <>
      <Card width={6}>
        <h2>{t("saysTitle")}</h2>
        <Reasons items={yes} />
      </Card>
      <Card width={6}>
        <h2>{t("saysNotTitle")}</h2>
        <Reasons items={no} />
      </Card>
    </>
  );
}
