import type { MyApplicationRow } from "@posoka/schema/applications";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "wouter";
import { useFormat } from "../../app/format.ts";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import { EmptyState } from "../../ui/lists.tsx";
import { Pager } from "../../ui/navigation.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import styles from "./applications.module.css";
import { myApplications, pageSize } from "./queries.ts";
import { Promised, StateChip } from "./StateChip.tsx";

/** The own applications, newest first, each with its state in words. */
export function ApplicationsPage() {
  const t = useTexts("applications");
  const common = useTexts("common");
  const [search, setSearch] = useSearchParams();
  const page = Math.min(10_000, Math.max(1, Math.floor(Number(search.get("page")) || 1)));
  const { data, error } = useQuery({ ...myApplications(page), placeholderData: keepPreviousData });
  if (error && !data) throw error;
  const pages = data ? Math.ceil(data.total / pageSize) : 0;
  return (
    <Page title={t("title")} lead={t("lead")}>
      {!data && <ListSkeleton label={t("looking")} />}
      {data?.items.length === 0 && (
        <EmptyState title={t("emptyTitle")}>
          <p>{t("emptyText")}</p>
          <LinkButton href={paths.matches()}>{t("toMatches")}</LinkButton>
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <ol className={styles["list"]} aria-label={t("list")}>
          {data.items.map((item) => (
            <Row key={item.id} item={item} />
          ))}
        </ol>
      )}
      <Pager
        page={page}
        pages={pages}
        onPage={(next) => setSearch(next > 1 ? { page: String(next) } : {})}
        words={{ label: t("pager"), previous: common("previousPage"), next: common("nextPage"), position: common("pageOf", { page, pages }) }}
      />
    </Page>
  );
}

function Row({ item }: { item: MyApplicationRow }) {
  const t = useTexts("applications");
  const words = useTexts("vocabulary");
  const { shortDate } = useFormat();
  return (
    <Card as="li">
      <div className={styles["row"]}>
        <div className={styles["what"]}>
          <h2 className={styles["title"]}>
            <Link href={paths.application(item.id)}>{item.title}</Link>
          </h2>
          <p className="muted">{[item.organisationName, words(`kind_${item.kind}`)].join(" · ")}</p>
        </div>
        <StateChip state={item.state} />
      </div>
      <p className="muted">{t("appliedOn", { date: shortDate(item.appliedAt) })}</p>
      <Promised state={item.state} date={item.promisedReplyOn} />
    </Card>
  );
}
