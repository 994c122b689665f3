import { type OpeningState, openingStates } from "@posoka/domain/vocabulary";
import type { OpeningRow } from "@posoka/schema/openings";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "wouter";
import { capitalised } from "../../app/capitalised.ts";
import { useFormat } from "../../app/format.ts";
import { ListPager, pageOf } from "../../app/ListPager.tsx";
import { OpeningStateChip } from "../../app/OpeningStateChip.tsx";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { FilterLinks } from "../../ui/FilterLinks.tsx";
import { Card } from "../../ui/layout.tsx";
import { EmptyState, Queue, QueueRow } from "../../ui/lists.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { openingList, pageSize } from "./queries.ts";
import styles from "./staff.module.css";

// A draft is still its partner's own paper.
const states = ["in_review", ...openingStates.filter((one) => one !== "draft" && one !== "in_review")] as const;

/** Postings by state; those that wait for review are shown at first. */
export function OpeningsPage() {
  const t = useTexts("staff");
  const words = useTexts("vocabulary");
  const [search, setSearch] = useSearchParams();
  const asked = search.get("state");
  const state: OpeningState = states.find((one) => one === asked) ?? "in_review";
  const page = pageOf(search);
  const { data, error, isPlaceholderData } = useQuery({
    ...openingList(page, state),
    placeholderData: keepPreviousData,
  });
  if (error && !data) throw error;
  return (
    <Page title={t("openingsTitle")} lead={t("openingsLead")}>
      <FilterLinks
        label={t("filter")}
        items={states.map((one) => ({
          id: one,
          label: capitalised(words(`openingState_${one}`)),
          href: `${paths.staffOpenings()}?state=${one}`,
          current: one === state,
        }))}
      />
      {!data && <ListSkeleton label={t("looking")} />}
      {data?.items.length === 0 && <EmptyState title={t(state === "in_review" ? "openingsDone" : "openingsEmpty")} />}
      {data && data.items.length > 0 && (
        <Card>
          <div className={styles["list"]} aria-busy={isPlaceholderData}>
            <Queue label={t("openingsList")}>
              {data.items.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </Queue>
          </div>
        </Card>
      )}
      <ListPager
        label={t("pager")}
        page={page}
        total={data?.total ?? 0}
        limit={pageSize}
        onPage={(next) => setSearch({ state, ...(next > 1 && { page: String(next) }) })}
      />
    </Page>
  );
}

function Row({ row }: { row: OpeningRow }) {
  const t = useTexts("staff");
  const words = useTexts("vocabulary");
  const { shortDate } = useFormat();
  const facts = [
    row.organisationName,
    words(`kind_${row.kind}`),
    row.placeName,
    t("closes", { date: shortDate(row.closesOn) }),
    t("changedOn", { date: shortDate(row.updatedAt) }),
  ];
  return (
    <QueueRow
      title={<Link href={paths.staffOpening(row.id)}>{row.title}</Link>}
      detail={facts.filter(Boolean).join(" · ")}
      side={<OpeningStateChip state={row.state} />}
    />
  );
}
