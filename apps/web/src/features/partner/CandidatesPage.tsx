import type { Candidate } from "@posoka/schema/applications";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useParams, useSearchParams } from "wouter";
import { ApplicationChip } from "../../app/ApplicationChip.tsx";
import { useLanguage } from "../../app/language.tsx";
import { ListPager, pageOf } from "../../app/ListPager.tsx";
import { Page } from "../../app/Page.tsx";
import { isGone } from "../../app/GonePage.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Between, Card } from "../../ui/layout.tsx";
import { EmptyState } from "../../ui/lists.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { CandidateFacts, CandidateReasons, Promised, useCardTitle } from "./CandidateFacts.tsx";
import { cardCode } from "./card-code.ts";
import styles from "./candidates.module.css";
import { GoneCard } from "./GoneCard.tsx";
import { candidatesOf, pageSize } from "./queries.ts";

/** Everybody who applied for one posting, as cards without names; those that wait first. */
export function CandidatesPage() {
  const t = useTexts("candidates");
  const { id = "" } = useParams<{ id: string }>();
  const [search, setSearch] = useSearchParams();
  const page = pageOf(search);
  const { data, error, isPlaceholderData } = useQuery({
    ...candidatesOf(useLanguage(), id, page),
    placeholderData: keepPreviousData,
  });
  if (isGone(error)) return <GoneCard />;
  if (error && !data) throw error;
  const title = data?.items[0]?.openingTitle;
  return (
    <Page
      title={title === undefined ? t("title") : `${t("title")}: ${title}`}
      lead={t("lead")}
      back={{ href: paths.partner(), label: t("back") }}
      aside={
        <LinkButton small tone="plain" href={paths.partnerOpening(id)}>
          {t("toOpening")}
        </LinkButton>
      }
    >
      {!data && <ListSkeleton label={t("looking")} />}
      {data?.items.length === 0 && (
        <EmptyState title={t("emptyTitle")}>
          <p>{t("emptyText")}</p>
          <LinkButton tone="quiet" href={paths.partnerOpening(id)}>
            {t("toOpening")}
          </LinkButton>
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <ol className={styles["cards"]} aria-label={t("list")} aria-busy={isPlaceholderData}>
          {data.items.map((candidate) => (
            <CardInList key={candidate.card.cardId} candidate={candidate} />
          ))}
        </ol>
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

function CardInList({ candidate }: { candidate: Candidate }) {
  const t = useTexts("candidates");
  const cardTitle = useCardTitle();
  const { card, state, identity, can } = candidate;
  const code = cardCode(card.cardId);
  return (
    <Card as="li">
      <Between>
        <span className="muted">{t("card", { code })}</span>
        <ApplicationChip state={state} />
      </Between>
      <div className={styles["what"]}>
        <h2>{identity.name ?? cardTitle(card)}</h2>
        {identity.name !== undefined && <p className="muted">{cardTitle(card)}</p>}
      </div>
      <CandidateReasons reasons={card.reasons} />
      <CandidateFacts card={card} />
      <Promised {...candidate} />
      <ButtonRow>
        <LinkButton tone={can.length > 0 ? "primary" : "plain"} href={paths.partnerApplication(card.cardId)}>
          {t("openOf", { code })}
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}
