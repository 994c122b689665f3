import { listAccounts } from "@posoka/schema/accounts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useLocation, useSearch } from "wouter";
import { read } from "../../api/client.ts";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { EmptyState } from "../../ui/lists.tsx";
import { Pager } from "../../ui/navigation.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { AccountTable } from "./AccountTable.tsx";
import styles from "./admin.module.css";
import { InviteCard } from "./InviteCard.tsx";

const limit = 20;

/** Accounts of adults: who has which role, who is invited, who is disabled. */
export function AdminPage() {
  const t = useTexts("admin");
  const common = useTexts("common");
  const [, navigate] = useLocation();
  const asked = new URLSearchParams(useSearch());
  const q = asked.get("q") ?? "";
  const page = Math.max(1, Number(asked.get("page")) || 1);
  const { data, error, isPlaceholderData } = useQuery({
    ...read(listAccounts, { query: { q, page, limit } }),
    placeholderData: keepPreviousData,
  });
  if (error && !data) throw error;

  const go = (next: { q?: string; page?: number }) => {
    const search = new URLSearchParams();
    if (next.q) search.set("q", next.q);
    if (next.page !== undefined && next.page > 1) search.set("page", String(next.page));
    const text = search.toString();
    navigate(text === "" ? paths.admin() : `${paths.admin()}?${text}`);
  };
  const pages = data ? Math.ceil(data.total / limit) : 1;
  return (
    <Page title={t("title")} lead={t("lead")}>
      <InviteCard />
      <Card>
        <Search key={q} q={q} onSearch={(words) => go({ q: words })} />
        {!data && <ListSkeleton label={common("loading")} />}
        {data && data.items.length > 0 && (
          <>
            <p className="muted" role="status">
              {t("found", { count: data.total })}
            </p>
            <div className={styles["list"]} aria-busy={isPlaceholderData}>
              <AccountTable accounts={data.items} />
            </div>
            <Pager
              page={page}
              pages={pages}
              onPage={(next) => go({ q, page: next })}
              words={{
                label: t("pagesLabel"),
                previous: common("previousPage"),
                next: common("nextPage"),
                position: common("pageOf", { page, pages }),
              }}
            />
          </>
        )}
        {data && data.items.length === 0 && (
          <EmptyState title={q === "" ? t("empty") : t("emptySearch")}>
            {(q !== "" || page > 1) && (
              <Button small tone="plain" onClick={() => go({})}>
                {t("clearSearch")}
              </Button>
            )}
          </EmptyState>
        )}
      </Card>
    </Page>
  );
}

function Search({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const t = useTexts("admin");
  const common = useTexts("common");
  const [words, setWords] = useState(q);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(words.trim());
  };
  return (
    <search>
      <form className={styles["search"]} onSubmit={submit}>
        <TextField
          name="q"
          type="search"
          label={t("searchLabel")}
          value={words}
          onChange={setWords}
          maxLength={100}
          autoComplete="off"
        />
        <Button type="submit" tone="quiet">
          {common("search")}
        </Button>
      </form>
    </search>
  );
}
