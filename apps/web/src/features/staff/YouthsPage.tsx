import { youthStates } from "@posoka/schema/accounts";
import type { YouthRow } from "@posoka/schema/cases";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "wouter";
import { useSession } from "../../api/session.ts";
import { capitalised } from "../../app/capitalised.ts";
import { useFormat } from "../../app/format.ts";
import { ListPager, pageOf } from "../../app/ListPager.tsx";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { FilterActions, FilterChoice, FilterForm, FilterWords } from "../../ui/FilterForm.tsx";
import { Card } from "../../ui/layout.tsx";
import { EmptyState, Queue, QueueRow } from "../../ui/lists.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { pageSize, youthList } from "./queries.ts";
import styles from "./staff.module.css";
import { YouthStateChip } from "./YouthStateChip.tsx";

type State = (typeof youthStates)[number];
type Filter = { q: string; state?: State; page: number };

function filterOf(search: URLSearchParams): Filter {
  const state = youthStates.find((one) => one === search.get("state"));
  return { q: (search.get("q") ?? "").slice(0, 100), ...(state && { state }), page: pageOf(search) };
}

/** Young people of the own charity, those to meet first. */
export function YouthsPage() {
  const t = useTexts("staff");
  const work = useTexts("caseWork");
  const { me } = useSession();
  const handsOver = me?.flags.some((flag) => flag === "supervisor" || flag === "coordinator") === true;
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search);
  const { data, error, isPlaceholderData } = useQuery({ ...youthList(filter), placeholderData: keepPreviousData });
  if (error && !data) throw error;
  const change = (next: Partial<Filter>) => {
    const { q, state, page } = { ...filter, ...next };
    setSearch({ ...(q !== "" && { q }), ...(state && { state }), ...(page > 1 && { page: String(page) }) });
  };
  return (
    <Page
      title={t("youthsTitle")}
      lead={t("youthsLead")}
      {...(handsOver && {
        aside: (
          <LinkButton small tone="plain" href={paths.staffCaseloads()}>
            {work("caseloadsTitle")}
          </LinkButton>
        ),
      })}
    >
      <Filters
        filter={filter}
        onFilter={(q, state) => setSearch({ ...(q !== "" && { q }), ...(state && { state }) })}
      />
      {!data && <ListSkeleton label={t("looking")} />}
      {data?.items.length === 0 && (
        <EmptyState title={t("youthsEmpty")}>
          {(filter.q !== "" || filter.state !== undefined) && (
            <LinkButton small tone="plain" href={paths.staffYouths()}>
              {t("clear")}
            </LinkButton>
          )}
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <Card>
          <p className="muted" role="status">
            {t("youthsFound", { count: data.total })}
          </p>
          <div className={styles["list"]} aria-busy={isPlaceholderData}>
            <Queue label={t("youthsList")}>
              {data.items.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </Queue>
          </div>
          <ListPager
            label={t("pager")}
            page={filter.page}
            total={data.total}
            limit={pageSize}
            onPage={(page) => change({ page })}
          />
        </Card>
      )}
    </Page>
  );
}

function Filters({
  filter: { q, state },
  onFilter,
}: {
  filter: Filter;
  onFilter: (q: string, state: State | undefined) => void;
}) {
  const t = useTexts("staff");
  const words = useTexts("vocabulary");
  return (
    <FilterForm
      key={`${q}|${state ?? ""}`}
      label={t("youthsTitle")}
      onFilter={(values) =>
        onFilter(
          values["q"] ?? "",
          youthStates.find((one) => one === values["state"]),
        )
      }
    >
      <FilterWords name="q" label={t("searchYouth")} value={q} />
      <FilterChoice
        name="state"
        label={t("stateLabel")}
        any={t("anyState")}
        value={state ?? ""}
        options={youthStates.map((id) => ({ id, label: capitalised(words(`youthState_${id}`)) }))}
      />
      <FilterActions>
        <Button type="submit">{t("find")}</Button>
        {(q !== "" || state !== undefined) && (
          <LinkButton tone="plain" href={paths.staffYouths()}>
            {t("clear")}
          </LinkButton>
        )}
      </FilterActions>
    </FilterForm>
  );
}

function Row({ row }: { row: YouthRow }) {
  const t = useTexts("staff");
  const work = useTexts("caseWork");
  const { shortDate } = useFormat();
  const free = row.relation === "unassigned";
  const facts = [
    row.name === "" ? null : row.userName,
    t("ageYears", { age: row.age }),
    t("signedUp", { date: shortDate(row.signedUpAt) }),
    free ? work("withoutWorker") : work("withWorker", { name: row.caseWorkerName ?? "" }),
    free ? null : row.mentorName === null ? t("withoutMentor") : t("withMentor", { name: row.mentorName }),
    free ? null : t("applicationsCount", { count: row.applications }),
  ];
  return (
    <QueueRow
      title={<Link href={paths.staffYouth(row.id)}>{row.name || row.userName}</Link>}
      detail={facts.filter(Boolean).join(" · ")}
      side={<YouthStateChip state={row.state} />}
    />
  );
}
