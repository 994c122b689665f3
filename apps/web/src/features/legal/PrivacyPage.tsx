import { getSite } from "@posoka/schema/site";
import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { forever, read } from "../../api/client.ts";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Card, Stack } from "../../ui/layout.tsx";
import { Reasons } from "../../ui/lists.tsx";

/** The notice: short, in the order in which people ask. */
export function PrivacyPage() {
  const t = useTexts("legal");
  const site = useQuery(read(getSite, {}, forever)).data;
  const list = (sign: "yes" | "no", texts: readonly string[]) => (
    <Reasons items={texts.map((text) => ({ id: text, sign, text }))} />
  );
  return (
    <Page title={t("privacyTitle")} lead={t("privacyLead")} width="narrow">
      <Stack>
        <Card tone="hero">
          <h2>{t("guestTitle")}</h2>
          <p>{t("guestText")}</p>
        </Card>
        <Card>
          <h2>{t("keepTitle")}</h2>
          {list("yes", [t("keep1"), t("keep2"), t("keep3"), t("keep4")])}
          <h2>{t("neverTitle")}</h2>
          {list("no", [t("never1"), t("never2"), t("never3")])}
        </Card>
        <Card>
          <h2>{t("whoTitle")}</h2>
          {list("yes", [t("who1"), t("who2"), t("who3"), t("who4")])}
          <h2>{t("decideTitle")}</h2>
          {list("yes", [t("decide1"), t("decide2"), t("decide3"), t("decide4")])}
          <p>
            <Link href={paths.privacyDesk()}>{t("deskLink")}</Link>
          </p>
        </Card>
        <Card>
          <h2>{t("ageTitle")}</h2>
          <p>{t("ageText")}</p>
          <h2>{t("rankTitle")}</h2>
          <p>{t("rankText")}</p>
          <h2>{t("longTitle")}</h2>
          <p>{t("longText")}</p>
          <h2>{t("complainTitle")}</h2>
          <p>{t("complainText")}</p>
        </Card>
        {site && <p className="muted">{t("noticeVersion", { version: site.noticeVersion })}</p>}
      </Stack>
    </Page>
  );
}
