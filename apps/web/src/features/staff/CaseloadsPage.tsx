import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Card, Chip } from "../../ui/layout.tsx";
import { EmptyState, Queue, QueueRow } from "../../ui/lists.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { caseloads } from "./queries.ts";

/** Colleagues whose cases may be handed over: of the own unit, and who left while having some. */
export function CaseloadsPage() {
  const t = useTexts("caseWork");
  const common = useTexts("common");
  const { data, error } = useQuery(caseloads());
  if (error && !data) throw error;
  return (
    <Page
      title={t("caseloadsTitle")}
      lead={t("caseloadsLead")}
      back={{ href: paths.staffYouths(), label: common("navYouths") }}
    >
      {!data && <ListSkeleton label={t("caseloadsTitle")} />}
      {data?.items.length === 0 && (
        <EmptyState title={t("caseloadsEmpty")}>
          <p>{t("caseloadsEmptyText")}</p>
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <Card>
          <Queue label={t("caseloadsList")}>
            {data.items.map(({ id, name, cases, left }) => (
              <QueueRow
                key={id}
                title={<Link href={paths.staffCaseload(id)}>{name || t("formerColleague")}</Link>}
                detail={t("workerCases", { count: cases })}
                side={left && <Chip tone="clay">{t("caseloadLeft")}</Chip>}
              />
            ))}
          </Queue>
        </Card>
      )}
    </Page>
  );
}
