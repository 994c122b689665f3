import type { GuardianRequest } from "@posoka/schema/guardians";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { useFormat } from "../../app/format.ts";
import { useLanguage } from "../../app/language.tsx";
import { Page } from "../../app/Page.tsx";
import { GonePage, isGone } from "../../app/GonePage.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card, Chip, Grid, Stack } from "../../ui/layout.tsx";
import { Reasons } from "../../ui/lists.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { AnswerCard } from "./AnswerCard.tsx";
import { oneRequest } from "./queries.ts";
import { OwnWords } from "./OwnWords.tsx";
import { PlaceCard } from "./PlaceCard.tsx";
import { matterOf, useRequestWords } from "./use-request-words.ts";

/** One request in plain words: what, for whom, what it means, what a yes and a no do, how it is taken back. */
export function RequestPage() {
  const t = useTexts("guardian");
  const { id = "" } = useParams<{ id: string }>();
  const { data, error } = useQuery(oneRequest(useLanguage(), id));
  if (isGone(error)) {
    return (
      <GonePage title={t("goneTitle")} lead={t("goneText")} ways={[{ href: paths.guardian(), label: t("back") }]} />
    );
  }
  if (error && !data) throw error;
  if (!data) {
    return (
      <Page title={t("title")} back={{ href: paths.guardian(), label: t("back") }}>
        <ListSkeleton label={t("looking")} />
      </Page>
    );
  }
  return <Request request={data} />;
}

function Request({ request }: { request: GuardianRequest }) {
  const t = useTexts("guardian");
  const words = useRequestWords();
  const { date } = useFormat();
  const { childName: name, hidden, share, renews } = request;
  const matter = matterOf(request);
  const asked = {
    name,
    what: words.what(request),
    fields: words.fields(request),
    until: share ? date(share.until) : "",
  };
  return (
    <Page
      title={words.name(request)}
      back={{ href: paths.guardian(), label: t("back") }}
      aside={<Chip tone={request.state === "waiting" ? "sun" : "plain"}>{words.state(request)}</Chip>}
    >
      <Grid>
        <Stack width={7}>
          <Card>
            <h2>{t("whatTitle")}</h2>
            <p>{t(`what_${matter}`, asked)}</p>
            {hidden && <p>{t("whatHidden")}</p>}
            <h2>{t("meansTitle")}</h2>
            <p>{t(`means_${matter}`)}</p>
            {renews && <News />}
            <h2>{t("yesTitle")}</h2>
            <p>{t(`yes_${matter}`)}</p>
            <h2>{t("noTitle")}</h2>
            <p>{t(`no_${matter}`)}</p>
            <h2>{t("backTitle")}</h2>
            <p>{t(`back_${matter}`)}</p>
            <p className="muted">{t("ask")}</p>
          </Card>
          <AnswerCard request={request} />
        </Stack>
        <Stack width={5}>
          {request.opening && <PlaceCard opening={request.opening} />}
          <OwnWords history={request.history} />
        </Stack>
      </Grid>
    </Page>
  );
}

const news = ["changed1", "changed2", "changed3"] as const;

/** What is new in the text about personal data, as everybody else is shown it. */
function News() {
  const t = useTexts("guardian");
  const words = useTexts("notices");
  return (
    <>
      <Reasons
        items={news.map((key) => ({ id: key, sign: "yes", text: words.maybe(`${key}_formal`) ?? words(key) }))}
      />
      <ButtonRow>
        <LinkButton small tone="quiet" href={paths.privacy()}>
          {t("readNotice")}
        </LinkButton>
      </ButtonRow>
    </>
  );
}
