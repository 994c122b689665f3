import { openingKinds } from "@posoka/domain/vocabulary";
import { localeOf } from "@posoka/texts/translator";
import { useSearchParams } from "wouter";
import { useSession } from "../../api/session.ts";
import { useLanguage } from "../../app/language.tsx";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { useAsViewer } from "../../app/viewer.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { FilterActions, FilterChoice, FilterForm, FilterWords } from "../../ui/FilterForm.tsx";
import { EmptyState } from "../../ui/lists.tsx";
import { Pager } from "../../ui/navigation.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import styles from "./openings.module.css";
import { OpeningCard } from "./OpeningCard.tsx";
import { provinceCodes } from "./provinces.ts";
import { type Filters, openingList, pageSize } from "./queries.ts";

/** All that is published, for everybody; what is looked for stands in the address. */
export function OpeningsPage() {
  const t = useTexts("openings");
  const common = useTexts("common");
  const { filters, change } = useFilters();
  const { data, error, isPlaceholderData } = useAsViewer(openingList(useLanguage(), filters));
  if (error && !data) throw error;
  const pages = data ? Math.ceil(data.total / pageSize) : 0;
  return (
    <Page title={t("title")} lead={t("lead")} description={t("description")}>
      <OpeningFilters filters={filters} change={change} />
      {!data && <ListSkeleton label={t("looking")} />}
      {data && (
        <div className={styles["results"]} aria-busy={isPlaceholderData}>
          <p role="status" className={styles["count"]}>
            {t("count", { count: data.total })}
          </p>
          {data.items.length === 0 && <Nothing />}
          {data.items.length > 0 && (
            <ol className={styles["list"]} aria-label={t("list")}>
              {data.items.map((item) => (
                <OpeningCard key={item.id} item={item} />
              ))}
            </ol>
          )}
          <Pager
            page={filters.page}
            pages={pages}
            onPage={(page) => {
              change({ ...filters, page });
              window.scrollTo(0, 0);
            }}
            words={{
              label: t("pager"),
              previous: common("previousPage"),
              next: common("nextPage"),
              position: common("pageOf", { page: filters.page, pages }),
            }}
          />
        </div>
      )}
    </Page>
  );
}

function useFilters(): { filters: Filters; change: (next: Filters) => void } {
  const [search, setSearch] = useSearchParams();
  const kind = openingKinds.find((one) => one === search.get("kind"));
  const province = provinceCodes.find((one) => one === search.get("province"));
  const page = Math.min(10_000, Math.max(1, Math.floor(Number(search.get("page")) || 1)));
  const filters = { q: (search.get("q") ?? "").slice(0, 100), ...(kind && { kind }), ...(province && { province }), page };
  const change = (next: Filters) => {
    const { q, page: nextPage, ...rest } = next;
    setSearch({ ...(q !== "" && { q }), ...rest, ...(nextPage > 1 && { page: String(nextPage) }) });
  };
  return { filters, change };
}

function OpeningFilters({ filters: { q, kind, province }, change }: { filters: Filters; change: (next: Filters) => void }) {
  const t = useTexts("openings");
  const words = useTexts("vocabulary");
  const places = useTexts("provinces");
  const { compare } = new Intl.Collator(localeOf(useLanguage()));
  const provinces = provinceCodes.map((id) => ({ id, label: places(`province_${id}`) })).sort((a, b) => compare(a.label, b.label));
  const isFiltered = q !== "" || kind !== undefined || province !== undefined;
  return (
    <FilterForm
      key={[q, kind, province].join("|")}
      label={t("title")}
      onFilter={(values) => {
        const chosen = openingKinds.find((one) => one === values["kind"]);
        const area = values["province"];
        change({ q: values["q"] ?? "", ...(chosen && { kind: chosen }), ...(area && { province: area }), page: 1 });
      }}
    >
      <FilterWords name="q" label={t("searchLabel")} hint={t("searchHint")} value={q} />
      <FilterChoice name="kind" label={t("kindLabel")} any={t("anyKind")} value={kind ?? ""} options={openingKinds.map((id) => ({ id, label: words(`kindShort_${id}`) }))} />
      <FilterChoice name="province" label={t("provinceLabel")} any={t("anyProvince")} value={province ?? ""} options={provinces} />
      <FilterActions>
        <Button type="submit">{t("find")}</Button>
        {isFiltered && (
          <LinkButton tone="plain" href={paths.openings()}>
            {t("clear")}
          </LinkButton>
        )}
      </FilterActions>
    </FilterForm>
  );
}

function Nothing() {
  const t = useTexts("openings");
  const isYouth = useSession().me?.acting === "youth";
  return (
    <EmptyState title={t("emptyTitle")}>
      <p>{t("emptyText")}</p>
      <ButtonRow>
        <LinkButton tone="quiet" href={isYouth ? paths.matches() : paths.questions()}>
          {t(isYouth ? "toMatches" : "toQuestions")}
        </LinkButton>
        <LinkButton tone="plain" href={paths.occupations()}>
          {t("toOccupations")}
        </LinkButton>
      </ButtonRow>
    </EmptyState>
  );
}
