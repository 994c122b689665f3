import { openingStates } from "@posoka/domain/vocabulary";
import type { OpeningRow } from "@posoka/schema/openings";
import { AppError } from "@posoka/schema/errors";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import { capitalised } from "../../app/capitalised.ts";
import { useFormat } from "../../app/format.ts";
import { ListPager, pageOf } from "../../app/ListPager.tsx";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { LinkButton } from "../../ui/Button.tsx";
import { FilterLinks } from "../../ui/FilterLinks.tsx";
import { Between, Card, Chip, Grid, Stack } from "../../ui/layout.tsx";
import { EmptyState, Queue, QueueRow } from "../../ui/lists.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { OrganisationCard, OrganisationNotice } from "./OrganisationCard.tsx";
import { OpeningStateChip } from "../../app/OpeningStateChip.tsx";
import styles from "./partner.module.css";
import { blankPosting } from "./posting-document.ts";
import { postingDraft } from "./posting-draft.ts";
import { myOpenings, myOrganisation, pageSize, recentOpenings } from "./queries.ts";
import { today } from "./today.ts";

/** The partner's desk: who waits for an answer, the own postings, how the organisation stands. */
export function PartnerPage() {
  const t = useTexts("partner");
  const organisation = useQuery(myOrganisation());
  const { error } = organisation;
  if (error instanceof AppError && error.code === "not_found") {
    return (
      <Page title={t("goneTitle")} lead={t("goneText")} width="narrow">
        <span>
          <LinkButton href={paths.help()}>{t("toHelp")}</LinkButton>
        </span>
      </Page>
    );
  }
  if (error && !organisation.data) throw error;
  return (
    <Page title={t("title")} aside={<NewOpening />} {...(organisation.data && { lead: organisation.data.name })}>
      {organisation.data && <OrganisationNotice organisation={organisation.data} />}
      <Grid>
        <Stack width={8}>
          <Waiting />
          <Openings />
        </Stack>
        <Stack width={4}>{organisation.data && <OrganisationCard organisation={organisation.data} />}</Stack>
      </Grid>
    </Page>
  );
}

/** The id of a draft is made here; the form says so, since a wrong link must not start one. */
function NewOpening() {
  const t = useTexts("partner");
  const [id] = useState(() => crypto.randomUUID());
  return (
    <LinkButton
      href={`${paths.partnerOpening(id)}?new`}
      onClick={() => postingDraft(id).open(blankPosting(today()), 0)}
    >
      {t("newOpening")}
    </LinkButton>
  );
}

/** On top what waits for a person here. */
function Waiting() {
  const t = useTexts("partner");
  const { shortDate } = useFormat();
  const { data } = useQuery(recentOpenings());
  if (!data || data.total === 0) return null;
  const waiting = data.items.filter((row) => row.waiting > 0);
  if (waiting.length === 0) return <p className="muted">{t("waitingNone")}</p>;
  return (
    <Card tone="sun">
      <h2>{t("waitingTitle")}</h2>
      <Queue label={t("waitingTitle")}>
        {waiting.map((row) => (
          <QueueRow
            key={row.id}
            title={<Link href={paths.partnerCandidates(row.id)}>{row.title}</Link>}
            detail={t("closes", { date: shortDate(row.closesOn) })}
            side={<Chip tone="clay">{t("waitingCandidates", { count: row.waiting })}</Chip>}
          />
        ))}
      </Queue>
    </Card>
  );
}

function Openings() {
  const t = useTexts("partner");
  const words = useTexts("vocabulary");
  const [search, setSearch] = useSearchParams();
  const state = openingStates.find((one) => one === search.get("state"));
  const page = pageOf(search);
  const { data, error, isPlaceholderData } = useQuery({
    ...myOpenings(page, state),
    placeholderData: keepPreviousData,
  });
  if (error && !data) throw error;
  const go = (next: number) => setSearch({ ...(state && { state }), ...(next > 1 && { page: String(next) }) });
  if (!data) return <ListSkeleton label={t("looking")} />;
  if (data.total === 0 && state === undefined) {
    return (
      <EmptyState title={t("emptyTitle")}>
        <p>{t("emptyText")}</p>
        <NewOpening />
      </EmptyState>
    );
  }
  const filters = [undefined, ...openingStates].map((one) => ({
    id: one ?? "all",
    label: capitalised(one ? words(`openingState_${one}`) : t("all")),
    href: one ? `${paths.partner()}?state=${one}` : paths.partner(),
    current: one === state,
  }));
  return (
    <Card>
      <Between>
        <h2>{t("listTitle")}</h2>
      </Between>
      <FilterLinks label={t("filter")} items={filters} />
      <div className={styles["list"]} aria-busy={isPlaceholderData}>
        {data.items.length === 0 && <p className="muted">{t("emptyState")}</p>}
        {data.items.length > 0 && (
          <Queue label={t("listTitle")}>
            {data.items.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </Queue>
        )}
      </div>
      <ListPager label={t("pager")} page={page} total={data.total} limit={pageSize} onPage={go} />
    </Card>
  );
}

function Row({ row }: { row: OpeningRow }) {
  const t = useTexts("partner");
  const words = useTexts("vocabulary");
  const { shortDate } = useFormat();
  const applications = t("applications", { count: row.applications });
  const facts = [capitalised(words(`kind_${row.kind}`)), row.placeName, t("closes", { date: shortDate(row.closesOn) })];
  return (
    <QueueRow
      title={<Link href={paths.partnerOpening(row.id)}>{row.title || t("noTitle")}</Link>}
      detail={
        <>
          {facts.filter(Boolean).join(" · ")}
          {" · "}
          {row.applications > 0 ? (
            <Link href={paths.partnerCandidates(row.id)} aria-label={`${applications}: ${row.title}`}>
              {applications}
            </Link>
          ) : (
            applications
          )}
        </>
      }
      side={<OpeningStateChip state={row.state} />}
    />
  );
}
