import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "wouter";
import { useLanguage } from "../../app/language.tsx";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { FilterActions, FilterForm, FilterWords } from "../../ui/FilterForm.tsx";
import { Card, Chip } from "../../ui/layout.tsx";
import { EmptyState } from "../../ui/lists.tsx";
import { Pager } from "../../ui/navigation.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import styles from "./occupations.module.css";
import { occupationList, pageSize } from "./queries.ts";

/** All occupations by name, those with a text of our own first. */
export function OccupationsPage() {
  const t = useTexts("occupations");
  const common = useTexts("common");
  const [search, setSearch] = useSearchParams();
  const q = (search.get("q") ?? "").slice(0, 100);
  const page = Math.min(10_000, Math.max(1, Math.floor(Number(search.get("page")) || 1)));
  const { data, error, isPlaceholderData } = useQuery({ ...occupationList(useLanguage(), q, page), placeholderData: keepPreviousData });
  if (error && !data) throw error;
  const pages = data ? Math.ceil(data.total / pageSize) : 0;
  return (
    <Page title={t("title")} lead={t("lead")} description={t("description")}>
      <FilterForm key={q} label={t("title")} onFilter={({ q: words = "" }) => setSearch(words === "" ? {} : { q: words })}>
        <FilterWords name="q" label={t("searchLabel")} hint={t("searchHint")} value={q} />
        <FilterActions>
          <Button type="submit">{t("find")}</Button>
          {q !== "" && (
            <LinkButton tone="plain" href={paths.occupations()}>
              {t("clear")}
            </LinkButton>
          )}
        </FilterActions>
      </FilterForm>
      {!data && <ListSkeleton label={t("looking")} />}
      {data && (
        <div className={styles["results"]} aria-busy={isPlaceholderData}>
          <p role="status" className={styles["count"]}>
            {t("count", { count: data.total })}
          </p>
          {data.items.length === 0 ? <Nothing /> : <Rows items={data.items} />}
          <Pager
            page={page}
            pages={pages}
            onPage={(next) => {
              setSearch({ ...(q !== "" && { q }), ...(next > 1 && { page: String(next) }) });
              window.scrollTo(0, 0);
            }}
            words={{ label: t("pager"), previous: common("previousPage"), next: common("nextPage"), position: common("pageOf", { page, pages }) }}
          />
        </div>
      )}
    </Page>
  );
}

type RowsProps = { items: readonly { id: string; title: string; description: string; education: string | null }[] };

function Rows({ items }: RowsProps) {
  const t = useTexts("occupations");
  const words = useTexts("vocabulary");
  return (
    <ol className={styles["list"]} aria-label={t("list")}>
      {items.map(({ id, title, description, education }) => {
        const level = education === null ? undefined : words.maybe(`education_${education}`);
        return (
          <Card as="li" key={id}>
            <div className={styles["row"]}>
              <h2 className={styles["title"]}>
                <Link href={paths.occupation(id)}>{title}</Link>
              </h2>
              {description !== "" && <p className={styles["clamp"]}>{description}</p>}
              {level !== undefined && education !== "none" && (
                <span>
                  <Chip tone="plain">{level}</Chip>
                </span>
              )}
            </div>
          </Card>
        );
      })}
    </ol>
  );
}

function Nothing() {
  const t = useTexts("occupations");
  return (
    <EmptyState title={t("emptyTitle")}>
      <p>{t("emptyText")}</p>
      <ButtonRow>
        <LinkButton tone="quiet" href={paths.occupations()}>
          {t("all")}
        </LinkButton>
        <LinkButton tone="plain" href={paths.questions()}>
          {t("toQuestions")}
        </LinkButton>
      </ButtonRow>
    </EmptyState>
  );
}
