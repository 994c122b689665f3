import { dayNumber } from "@posoka/domain/calendar/dates";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import type { WaitingItem } from "@posoka/schema/cases";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "wouter";
import { useFormat } from "../../app/format.ts";
import { ListPager, pageOf } from "../../app/ListPager.tsx";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Card, Chip } from "../../ui/layout.tsx";
import { EmptyState, Queue, QueueRow } from "../../ui/lists.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { pageSize, today } from "./queries.ts";
import styles from "./staff.module.css";

/** Everything that waits for a person of the team, the nearest promise first. Empty means done. */
export function TodayPage() {
  const t = useTexts("staff");
  const [search, setSearch] = useSearchParams();
  const page = pageOf(search);
  const { data, error } = useQuery({ ...today(page), placeholderData: keepPreviousData, refetchInterval: 60_000 });
  if (error && !data) throw error;
  return (
    <Page title={t("todayTitle")} {...(data && { lead: t("todayLead", { count: data.total }) })}>
      {!data && <ListSkeleton label={t("looking")} />}
      {data?.total === 0 && (
        <EmptyState title={t("doneTitle")}>
          <p>{t("doneText")}</p>
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <Card>
          <Queue label={t("todayList")}>
            {data.items.map((item) => (
              <Row key={`${item.kind} ${item.id}`} item={item} today={data.today} />
            ))}
          </Queue>
        </Card>
      )}
      <ListPager
        label={t("pager")}
        page={page}
        total={data?.total ?? 0}
        limit={pageSize}
        onPage={(next) => setSearch(next > 1 ? { page: String(next) } : {})}
      />
    </Page>
  );
}

/** Where the thing is settled. */
function addressOf({ kind, id, youthId }: WaitingItem): string {
  if (kind === "organisation_approval" || kind === "view_quota") return `${paths.staffOrganisations()}#${id}`;
  if (kind === "opening_review") return paths.staffOpening(id);
  return youthId === null ? paths.staffYouths() : paths.staffYouth(youthId);
}

function Row({ item, today: day }: { item: WaitingItem; today: string }) {
  const t = useTexts("staff");
  const age = dayNumber(day) - dayNumber(sofiaDate(new Date(item.since)));
  const kind = t(`kind_${item.kind}`);
  const facts = [
    item.detail,
    age > 0 ? t("sinceDays", { days: age }) : t("sinceToday"),
    item.owner === null ? t("noOwner") : t("owner", { name: item.owner }),
  ];
  return (
    <QueueRow
      title={
        <>
          <span className={styles["kind"]}>{kind}</span>
          <Link href={addressOf(item)} aria-label={`${kind}: ${item.title}`}>
            {item.title}
          </Link>
        </>
      }
      detail={facts.filter((fact) => fact !== "").join(" · ")}
      side={<Due on={item.dueOn} today={day} />}
    />
  );
}

function Due({ on, today: day }: { on: string; today: string }) {
  const t = useTexts("staff");
  const { shortDate } = useFormat();
  const left = dayNumber(on) - dayNumber(day);
  if (left < 0) return <Chip tone="clay">{t("dueLate", { days: -left })}</Chip>;
  if (left === 0) return <Chip tone="clay">{t("dueToday")}</Chip>;
  if (left === 1) return <Chip>{t("dueTomorrow")}</Chip>;
  return <Chip tone="plain">{t("dueOn", { date: shortDate(on) })}</Chip>;
}
