import type { Candidate, sharedFields } from "@posoka/schema/applications";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { ApplicationChip } from "../../app/ApplicationChip.tsx";
import { useLanguage } from "../../app/language.tsx";
import { LegalLimits } from "../../app/law/LegalLimits.tsx";
import { Page } from "../../app/Page.tsx";
import { isGone } from "../../app/GonePage.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Card, Grid, Stack } from "../../ui/layout.tsx";
import { Facts } from "../../ui/lists.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { CandidateFacts, CandidateReasons, Promised, useCardTitle } from "./CandidateFacts.tsx";
import { cardCode } from "./card-code.ts";
import styles from "./candidates.module.css";
import { Decision } from "./Decision.tsx";
import { GoneCard } from "./GoneCard.tsx";
import { oneCandidate } from "./queries.ts";

/** One card: what the person can do, what was shown, the three answers, and what comes next. */
export function CandidatePage() {
  const t = useTexts("candidates");
  const { id = "" } = useParams<{ id: string }>();
  const { data, error } = useQuery(oneCandidate(useLanguage(), id));
  if (isGone(error)) return <GoneCard />;
  if (error && !data) throw error;
  if (!data) {
    return (
      <Page title={t("title")} back={{ href: paths.partner(), label: t("back") }}>
        <ListSkeleton label={t("looking")} />
      </Page>
    );
  }
  return <Candidate candidate={data} />;
}

const fields = ["name", "note", "email", "phone"] as const satisfies readonly (typeof sharedFields)[number][];

function Candidate({ candidate }: { candidate: Candidate }) {
  const t = useTexts("candidates");
  const cardTitle = useCardTitle();
  const { card, openingId, openingTitle, state, identity, can } = candidate;
  const shown = fields.filter((field) => identity[field] !== undefined);
  return (
    <Page
      title={cardTitle(card)}
      lead={`${t("card", { code: cardCode(card.cardId) })} · ${openingTitle}`}
      back={{ href: paths.partnerCandidates(openingId), label: t("backToList") }}
      aside={<ApplicationChip state={state} />}
    >
      <Grid>
        <Stack width={7}>
          <Card tone={can.length > 0 ? "hero" : "plain"}>
            <h2>{t("answerTitle")}</h2>
            <p role="status">{t.maybe(`next_${state}`)}</p>
            <Promised {...candidate} />
            <Decision candidate={candidate} />
          </Card>
          <Card>
            {card.reasons.length > 0 && <h2>{t("reasonsTitle")}</h2>}
            <CandidateReasons reasons={card.reasons} />
            <CandidateFacts card={card} />
            <p className="muted">{t("anonymous")}</p>
          </Card>
        </Stack>
        <Stack width={5}>
          <Card tone={shown.length > 0 ? "leaf" : "plain"}>
            <h2>{t("identityTitle")}</h2>
            {shown.length === 0 && <p className="muted">{t("identityNone")}</p>}
            {shown.length > 0 && (
              <>
                <Facts
                  items={shown.map((field) => ({
                    name: t(`identity_${field}`),
                    value: <span className={styles["words"]}>{identity[field]}</span>,
                  }))}
                />
                <p className="muted">{t("identityKeep")}</p>
              </>
            )}
          </Card>
          {card.legalLimits.length > 0 && (
            <Card>
              <LegalLimits limits={card.legalLimits} />
            </Card>
          )}
        </Stack>
      </Grid>
    </Page>
  );
}
