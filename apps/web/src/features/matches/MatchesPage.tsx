import { type OpeningKind, openingKinds } from "@posoka/domain/vocabulary";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "wouter";
import { useLanguage } from "../../app/language.tsx";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button } from "../../ui/Button.tsx";
import { FilterLinks } from "../../ui/FilterLinks.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { Around, type Found, MissingParts, NoMatches } from "./Around.tsx";
import { MatchCard } from "./MatchCard.tsx";
import styles from "./matches.module.css";
import { NotPossible } from "./NotPossible.tsx";
import { firstPage, mostShown, myMatches } from "./queries.ts";

/** Places for one person, best first; then what is not possible and why; never an empty page. */
export function MatchesPage() {
  const t = useTexts("matches");
  const kind = useKind();
  const [limit, setLimit] = useState(firstPage);
  const { data, error, isPlaceholderData } = useQuery({
    ...myMatches(useLanguage(), kind, limit),
    placeholderData: keepPreviousData,
  });
  if (error && !data) throw error;
  return (
    <Page title={t("title")} lead={t("lead")}>
      {data && data.missing.length > 0 && <MissingParts missing={data.missing} open={data.items.length === 0} />}
      <KindLinks kind={kind} />
      {data ? (
        <div className={styles["page"]} aria-busy={isPlaceholderData}>
          <Possible found={data} kind={kind} busy={isPlaceholderData} onMore={() => setLimit(mostShown)} />
          <NotPossible items={data.notPossible} total={data.notPossibleTotal} />
          <Around found={data} />
        </div>
      ) : (
        <ListSkeleton label={t("looking")} />
      )}
    </Page>
  );
}

function useKind(): OpeningKind | undefined {
  const [search] = useSearchParams();
  return openingKinds.find((one) => one === search.get("kind"));
}

function KindLinks({ kind }: { kind: OpeningKind | undefined }) {
  const t = useTexts("matches");
  const words = useTexts("vocabulary");
  const kinds = openingKinds.map((one) => ({
    id: one,
    label: words(`kindShort_${one}`),
    href: `${paths.matches()}?kind=${one}`,
    current: kind === one,
  }));
  return (
    <FilterLinks
      label={t("filter")}
      items={[{ id: "all", label: t("all"), href: paths.matches(), current: !kind }, ...kinds]}
    />
  );
}

type PossibleProps = { found: Found; kind: OpeningKind | undefined; busy: boolean; onMore: () => void };

function Possible({ found: { items, possibleTotal }, kind, busy, onMore }: PossibleProps) {
  const t = useTexts("matches");
  if (items.length === 0) return <NoMatches filtered={kind !== undefined} />;
  const hasMore = items.length < possibleTotal;
  return (
    <>
      <p className={styles["count"]} role="status">
        {t(kind ? "countKind" : "count", { count: possibleTotal })}
      </p>
      <ol className={styles["list"]} aria-label={t("list")}>
        {items.map((match) => (
          <MatchCard key={match.openingId} match={match} />
        ))}
      </ol>
      {hasMore && items.length < mostShown && (
        <span>
          <Button tone="quiet" busy={busy} onClick={onMore}>
            {t("showMore")}
          </Button>
        </span>
      )}
      {hasMore && items.length >= mostShown && <p className="muted">{t("shownAll", { count: items.length })}</p>}
    </>
  );
}
