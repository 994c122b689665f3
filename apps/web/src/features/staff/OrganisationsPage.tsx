import { type OrganisationState, organisationStates } from "@posoka/domain/vocabulary";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useSearchParams } from "wouter";
import { capitalised } from "../../app/capitalised.ts";
import { useFormat } from "../../app/format.ts";
import { ListPager, pageOf } from "../../app/ListPager.tsx";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { FilterLinks } from "../../ui/FilterLinks.tsx";
import { Between, Card, Chip } from "../../ui/layout.tsx";
import { EmptyState, Facts } from "../../ui/lists.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { OrganisationDecision } from "./OrganisationDecision.tsx";
import { type OrganisationRow, organisationList, pageSize } from "./queries.ts";
import styles from "./staff.module.css";

/** Partner organisations; those that wait are shown at first. */
export function OrganisationsPage() {
  const t = useTexts("staff");
  const words = useTexts("vocabulary");
  const [search, setSearch] = useSearchParams();
  const asked = search.get("state");
  const isAll = asked === "all";
  const state: OrganisationState | undefined = isAll
    ? undefined
    : (organisationStates.find((one) => one === asked) ?? "pending");
  const page = pageOf(search);
  const { data, error, isPlaceholderData } = useQuery({
    ...organisationList(page, state),
    placeholderData: keepPreviousData,
  });
  useJumpTo(data !== undefined);
  if (error && !data) throw error;
  const address = paths.staffOrganisations();
  const filters = [
    ...organisationStates.map((one) => ({
      id: one,
      label: capitalised(words(`organisationState_${one}`)),
      href: `${address}?state=${one}`,
      current: one === state,
    })),
    { id: "all", label: t("all"), href: `${address}?state=all`, current: isAll },
  ];
  return (
    <Page title={t("organisationsTitle")} lead={t("organisationsLead")}>
      <FilterLinks label={t("filter")} items={filters} />
      {!data && <ListSkeleton label={t("looking")} />}
      {data?.items.length === 0 && (
        <EmptyState title={t(state === "pending" ? "organisationsDone" : "organisationsEmpty")} />
      )}
      {data && data.items.length > 0 && (
        <div className={styles["stack"]} aria-busy={isPlaceholderData}>
          {data.items.map((row) => (
            <OrganisationCard key={row.id} row={row} />
          ))}
        </div>
      )}
      <ListPager
        label={t("pager")}
        page={page}
        total={data?.total ?? 0}
        limit={pageSize}
        onPage={(next) => setSearch({ ...(asked && { state: asked }), ...(next > 1 && { page: String(next) }) })}
      />
    </Page>
  );
}

/** The queue links to one organisation, which is there only after the list has come. */
function useJumpTo(isThere: boolean): void {
  useEffect(() => {
    if (isThere && location.hash !== "")
      document.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`)?.scrollIntoView();
  }, [isThere]);
}

const tones = { approved: "leaf", pending: "sun", refused: "clay", banned: "clay" } as const;

function OrganisationCard({ row }: { row: OrganisationRow }) {
  const t = useTexts("staff");
  const words = useTexts("vocabulary");
  const { date } = useFormat();
  const {
    id,
    name,
    kind,
    eik,
    placeName,
    website,
    about,
    contactName,
    contactEmail,
    contactPhone,
    state,
    registeredAt,
    lookAlikes,
    decisionReason,
  } = row;
  const facts = [
    { name: t("eik"), value: eik },
    { name: t("kind"), value: words(`partnerKind_${kind}`) },
    { name: t("place"), value: placeName },
    {
      name: t("website"),
      value: website && (
        <a href={website} rel="noopener noreferrer nofollow" target="_blank">
          {website}
        </a>
      ),
    },
    { name: t("contact"), value: [contactName, contactEmail, contactPhone].join(", ") },
    { name: t("about"), value: about },
    { name: t("registered"), value: date(registeredAt) },
  ];
  return (
    <Card as="article" id={id}>
      <Between>
        <h2>{name}</h2>
        <Chip tone={tones[state]}>{capitalised(words(`organisationState_${state}`))}</Chip>
      </Between>
      {state === "pending" && lookAlikes.length > 0 && (
        <Notice tone="error">
          <p>{t("lookAlike", { names: lookAlikes.join(", ") })}</p>
        </Notice>
      )}
      <Facts items={facts.filter(({ value }) => Boolean(value))} />
      {decisionReason !== null && <p className="muted">{t("decisionReason", { reason: decisionReason })}</p>}
      {state === "pending" && <OrganisationDecision row={row} />}
    </Card>
  );
}
