import type { YouthCase } from "@posoka/schema/cases";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { useSession } from "../../api/session.ts";
import { useFormat } from "../../app/format.ts";
import { Page } from "../../app/Page.tsx";
import { GonePage, isGone } from "../../app/GonePage.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card, Grid, Stack } from "../../ui/layout.tsx";
import { Facts, Queue, QueueRow } from "../../ui/lists.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { ApplicationChip } from "../../app/ApplicationChip.tsx";
import { BirthDateCard } from "./BirthDateCard.tsx";
import { CaseWorkerCard } from "./CaseWorkerCard.tsx";
import { EraseYouthCard } from "./EraseYouthCard.tsx";
import { MeetingCard } from "./MeetingCard.tsx";
import { MentorCard } from "./MentorCard.tsx";
import { oneYouth } from "./queries.ts";
import { RepresentationCards, RepresentationStateCard, RepresentationTasksCard } from "./RepresentationCards.tsx";
import { RepresentativeAnswerCard, RepresentativeConsentCard } from "./RepresentativeCards.tsx";
import { RepresentativeAnswers } from "./RepresentativeAnswers.tsx";
import { YouthStateChip } from "./YouthStateChip.tsx";

/** One young person: what waits stands first. */
export function YouthPage() {
  const t = useTexts("staff");
  const { id = "" } = useParams<{ id: string }>();
  const { data, error } = useQuery(oneYouth(id));
  if (isGone(error)) {
    return (
      <GonePage
        title={t("youthGone")}
        lead={t("youthGoneText")}
        ways={[{ href: paths.staffYouths(), label: t("youthBack") }]}
      />
    );
  }
  if (error && !data) throw error;
  if (!data) {
    return (
      <Page title={t("youthsTitle")} back={{ href: paths.staffYouths(), label: t("youthBack") }}>
        <ListSkeleton label={t("looking")} />
      </Page>
    );
  }
  return <Case youth={data} />;
}

function Case({ youth }: { youth: YouthCase }) {
  const t = useTexts("staff");
  const { me } = useSession();
  // Of a case that is nobody's only a coordinator sees more than who waits.
  const whole = youth.relation !== "unassigned" || me?.flags.includes("coordinator") === true;
  const waiting = youth.applicationRows.filter(({ state }) => state === "awaiting_representative");
  return (
    <Page
      title={youth.name || youth.userName}
      back={{ href: paths.staffYouths(), label: t("youthBack") }}
      aside={<YouthStateChip state={youth.state} />}
    >
      <Grid>
        <Stack width={7}>
          {whole && <RepresentationTasksCard youth={youth} />}
          {youth.state === "inert" && <RepresentativeConsentCard youthId={youth.id} />}
          {whole && youth.state !== "inert" && <RepresentativeAnswers youthId={youth.id} />}
          {waiting.map((row) => (
            <RepresentativeAnswerCard key={row.id} youthId={youth.id} row={row} />
          ))}
          <MeetingCard youth={youth} />
          {whole && <MentorCard youth={youth} />}
          {whole && <Applications youth={youth} />}
          {whole && <RepresentationCards youth={youth} />}
        </Stack>
        <Stack width={5}>
          <Who youth={youth} />
          <CaseWorkerCard youth={youth} />
          <BirthDateCard youth={youth} />
          {whole && <RepresentationStateCard youth={youth} />}
          <EraseYouthCard youthId={youth.id} />
        </Stack>
      </Grid>
    </Page>
  );
}

function Who({ youth }: { youth: YouthCase }) {
  const t = useTexts("staff");
  const { date } = useFormat();
  return (
    <Card>
      <h2>{t("who")}</h2>
      <Facts
        items={[
          { name: t("userName"), value: youth.userName },
          { name: t("age"), value: t("ageYears", { age: youth.age }) },
          { name: t("birthDate"), value: date(youth.birthDate) },
          { name: t("signedUpOn"), value: date(youth.signedUpAt) },
        ]}
      />
      <ButtonRow>
        <LinkButton small tone="quiet" href={paths.staffCard(youth.id)}>
          {t("cardLink")}
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}

function Applications({ youth: { applicationRows } }: { youth: YouthCase }) {
  const t = useTexts("staff");
  const { shortDate } = useFormat();
  return (
    <Card>
      <h2>{t("applicationsTitle")}</h2>
      {applicationRows.length === 0 && <p className="muted">{t("applicationsNone")}</p>}
      {applicationRows.length > 0 && (
        <Queue label={t("applicationsTitle")}>
          {applicationRows.map((row) => (
            <QueueRow
              key={row.id}
              title={row.title}
              detail={[row.organisationName, t("appliedOn", { date: shortDate(row.appliedAt) })].join(" · ")}
              side={<ApplicationChip state={row.state} />}
            />
          ))}
        </Queue>
      )}
    </Card>
  );
}
