import type { MyApplication } from "@posoka/schema/applications";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { useFormat } from "../../app/format.ts";
import { Page } from "../../app/Page.tsx";
import { GonePage, isGone } from "../../app/GonePage.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { LinkButton } from "../../ui/Button.tsx";
import { Card, Grid, Stack } from "../../ui/layout.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { Acts } from "./Acts.tsx";
import { AnswerCard, NextSteps } from "./Answer.tsx";
import styles from "./applications.module.css";
import { myApplication } from "./queries.ts";
import { type CardView, SharePanel } from "./SharePanel.tsx";
import { Promised, StateChip } from "./StateChip.tsx";
import { Timeline } from "./Timeline.tsx";

/** One application: where it stands, what comes next, the answer, and what the partner sees. */
export function ApplicationPage({ View }: { View: CardView }) {
  const t = useTexts("applications");
  const { id = "" } = useParams<{ id: string }>();
  const { data, error } = useQuery(myApplication(id));
  if (isGone(error)) {
    return (
      <GonePage title={t("goneTitle")} lead={t("goneText")} ways={[{ href: paths.applications(), label: t("back") }]} />
    );
  }
  if (error && !data) throw error;
  if (!data) {
    return (
      <Page title={t("title")}>
        <ListSkeleton label={t("looking")} />
      </Page>
    );
  }
  return <Application application={data} View={View} />;
}

const closedKindly = new Set(["refused", "unanswered"]);

function Application({ application, View }: { application: MyApplication; View: CardView }) {
  const t = useTexts("applications");
  const words = useTexts("vocabulary");
  const { shortDate } = useFormat();
  const { state, title, organisationName, kind, openingId, note, availableFrom } = application;
  return (
    <Page
      title={title}
      back={{ href: paths.applications(), label: t("back") }}
      lead={[organisationName, words(`kind_${kind}`)].join(" · ")}
      aside={<StateChip state={state} />}
    >
      <Grid>
        <Stack width={7}>
          <Card tone={application.can.includes("accept") ? "leaf" : "plain"}>
            <p className={styles["next"]} role="status">
              {t(`next_${state}`)}
            </p>
            <Promised state={state} date={application.promisedReplyOn} />
            <Acts application={application} />
            <span>
              <LinkButton small tone="plain" href={paths.opening(openingId)}>
                {t("seeOpening")}
              </LinkButton>
            </span>
          </Card>
          {application.answer && <AnswerCard answer={application.answer} />}
          {closedKindly.has(state) && <NextSteps />}
          <SharePanel application={application} View={View} />
        </Stack>
        <Stack width={5}>
          <Timeline history={application.history} />
          {(note !== "" || availableFrom !== null) && (
            <Card>
              {note !== "" && <h2>{t("yourNote")}</h2>}
              {note !== "" && <p className={styles["words"]}>{note}</p>}
              {availableFrom !== null && <p>{t("availableFrom", { date: shortDate(availableFrom) })}</p>}
            </Card>
          )}
        </Stack>
      </Grid>
    </Page>
  );
}
