import type { Organisation } from "@posoka/schema/organisations";
import { capitalised } from "../../app/capitalised.ts";
import { useFormat } from "../../app/format.ts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { LinkButton } from "../../ui/Button.tsx";
import { Card, Chip } from "../../ui/layout.tsx";
import { Facts } from "../../ui/lists.tsx";
import { Notice } from "../../ui/Notice.tsx";

/** How the organisation stands, while that stops something. */
export function OrganisationNotice({ organisation: { state, decisionReason } }: { organisation: Organisation }) {
  const t = useTexts("partner");
  if (state === "approved") return null;
  if (state === "pending") {
    return (
      <Notice tone="wait" title={t("pendingTitle")}>
        <p>{t("pendingText")}</p>
      </Notice>
    );
  }
  const isRefused = state === "refused";
  return (
    <Notice tone="error" title={t(isRefused ? "refusedTitle" : "bannedTitle")}>
      {decisionReason !== null && <p>{t("refusedReason", { reason: decisionReason })}</p>}
      <p>{t(isRefused ? "refusedNext" : "bannedText")}</p>
      <LinkButton small tone="plain" href={paths.help()}>
        {t("toHelp")}
      </LinkButton>
    </Notice>
  );
}

export function OrganisationCard({ organisation }: { organisation: Organisation }) {
  const t = useTexts("partner");
  const words = useTexts("vocabulary");
  const { date } = useFormat();
  const { name, kind, state, eik, placeName, contactName, contactEmail, contactPhone, registeredAt } = organisation;
  return (
    <Card>
      <h2>{t("organisation")}</h2>
      <span>
        <Chip tone={state === "approved" ? "leaf" : state === "pending" ? "sun" : "clay"}>
          {capitalised(words(`organisationState_${state}`))}
        </Chip>
      </span>
      <Facts
        items={[
          { name: t("name"), value: name },
          { name: t("kind"), value: words(`partnerKind_${kind}`) },
          { name: t("eik"), value: eik },
          { name: t("place"), value: placeName },
          { name: t("contactTitle"), value: [contactName, contactEmail, contactPhone].join(", ") },
        ]}
      />
      <p className="muted">{t("registered", { date: date(registeredAt) })}</p>
    </Card>
  );
}
