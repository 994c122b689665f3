import { issueCard } from "@posoka/schema/factors";
import { useMutation } from "@tanstack/react-query";
import { useParams } from "wouter";
import { api } from "../../api/client.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useFresh } from "../../app/fresh.tsx";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PrintCard } from "./PrintCard.tsx";

/** Staff who know a young person give them a new way in: a card to print, shown this one time. */
export function StaffCardPage() {
  const t = useTexts("factor");
  const { id = "" } = useParams();
  const fresh = useFresh();
  const issue = useMutation({
    mutationFn: () => fresh.run(() => api(issueCard, { params: { youthId: id } })),
    gcTime: 0, // the secret goes with the page
  });
  const back = { href: paths.staffYouth(id), label: t("cardBack") };
  if (issue.data) return <PrintCard card={issue.data} onDone={() => issue.reset()} />;
  return (
    <Page title={t("cardTitle")} lead={t("cardLead")} width="narrow" back={back}>
      <Card>
        <Notice tone="wait">
          <p>{t("cardWarn")}</p>
          <p>{t("cardEarlier")}</p>
        </Notice>
        <ErrorNotice error={issue.error} />
        <ButtonRow>
          <Button busy={issue.isPending} onClick={() => issue.mutate()}>
            {t("cardAction")}
          </Button>
        </ButtonRow>
      </Card>
      {fresh.dialog}
    </Page>
  );
}
