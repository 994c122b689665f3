import type { Me } from "@posoka/schema/accounts";
import { useTexts } from "../../app/texts.ts";
import { Chip, Card } from "../../ui/layout.tsx";
import { Facts } from "../../ui/lists.tsx";

export function WhoCard({ me }: { me: Me }) {
  const t = useTexts("accounts");
  const words = useTexts("vocabulary");
  const email =
    me.email === null
      ? t("whoNoEmail")
      : `${me.email} · ${me.emailConfirmed ? t("whoEmailConfirmed") : t("whoEmailWaits")}`;
  return (
    <Card>
      <h2>{t("whoTitle")}</h2>
      <Facts
        items={[
          { name: t("whoLogin"), value: <strong>{me.userName}</strong> },
          ...(me.acting !== "youth" && me.displayName !== "" && me.displayName !== me.userName
            ? [{ name: t("identityName"), value: me.displayName }]
            : []),
          { name: t("whoEmail"), value: email },
        ]}
      />
      {me.acting !== "youth" && (
        <p>
          <Chip>{t("actingNow", { role: words(`role_${me.acting}`) })}</Chip>
        </p>
      )}
    </Card>
  );
}
