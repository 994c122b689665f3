import type { GuardianRequest } from "@posoka/schema/guardians";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { useLanguage } from "../../app/language.tsx";
import { Page } from "../../app/Page.tsx";
import { GonePage, isGone } from "../../app/GonePage.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Card, Chip, Grid, Stack } from "../../ui/layout.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { AnswerCard } from "./AnswerCard.tsx";
import { oneRequest } from "./queries.ts";
import { OwnWords } from "./OwnWords.tsx";
import { PlaceCard } from "./PlaceCard.tsx";
import { useRequestWords } from "./use-request-words.ts";

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
  const { purpose, childName, hidden } = request;
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
            <p>{t(`what_${purpose}`, { name: childName, what: words.what(request) })}</p>
            {hidden && <p>{t("whatHidden")}</p>}
            <h2>{t("meansTitle")}</h2>
            <p>{t(`means_${purpose}`)}</p>
            <h2>{t("yesTitle")}</h2>
            <p>{t(`yes_${purpose}`)}</p>
            <h2>{t("noTitle")}</h2>
            <p>{t(`no_${purpose}`)}</p>
            <h2>{t("backTitle")}</h2>
            <p>{t(`back_${purpose}`)}</p>
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
