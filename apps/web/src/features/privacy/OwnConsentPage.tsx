import { currentEdition } from "@posoka/domain/notices/editions";
import { getMe } from "@posoka/schema/accounts";
import { agreeToUse } from "@posoka/schema/consent";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { api } from "../../api/client.ts";
import { updateMe, useSession } from "../../api/session.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useLanguage } from "../../app/language.tsx";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/layout.tsx";
import { Reasons } from "../../ui/lists.tsx";
import { announce } from "../../ui/Status.tsx";

/** At 14 the young person agrees anew: what is kept, who sees it, what can be done, and a yes or a no of equal weight. */
export function OwnConsentPage() {
  const t = useTexts("consent");
  const { me } = useSession();
  if (me?.youth?.state !== "own_consent_needed") {
    return (
      <Page title={t("ownTitle")} width="narrow">
        <p>{t("ownNothing")}</p>
        <LinkButton href={paths.me()}>{t("toMe")}</LinkButton>
      </Page>
    );
  }
  return <Ask />;
}

function Ask() {
  const t = useTexts("consent");
  const { mutate, isPending, isSuccess, error } = useAnswer();
  const list = (texts: readonly string[]) => <Reasons items={texts.map((text) => ({ id: text, sign: "yes", text }))} />;
  return (
    <Page title={t("ownTitle")} lead={t("ownLead")} width="narrow">
      <Stack>
        <Card>
          <h2>{t("ownKeepTitle")}</h2>
          {list([t("ownKeep1"), t("ownKeep2")])}
          <h2>{t("ownSeeTitle")}</h2>
          {list([t("ownSee1"), t("ownSee2")])}
          <h2>{t("ownRightsTitle")}</h2>
          {list([t("ownRights1"), t("ownRights2"), t("ownRights3")])}
        </Card>
        <ErrorNotice error={error} />
        {isSuccess && <p role="status">{t("ownRefused")}</p>}
        <ButtonRow>
          <Button tone="quiet" busy={isPending} onClick={() => mutate(true)}>
            {t("ownYes")}
          </Button>
          <Button tone="quiet" busy={isPending} onClick={() => mutate(false)}>
            {t("ownNo")}
          </Button>
        </ButtonRow>
        <p className="muted">{t("ownNoText")}</p>
        <ButtonRow>
          <LinkButton tone="plain" href={paths.privacy()}>
            {t("ownMore")}
          </LinkButton>
        </ButtonRow>
      </Stack>
    </Page>
  );
}

function useAnswer() {
  const t = useTexts("consent");
  const language = useLanguage();
  const queries = useQueryClient();
  const [path, navigate] = useLocation();
  return useMutation({
    mutationFn: async (agreed: boolean) => {
      await api(agreeToUse, { body: { agreed, noticeVersion: currentEdition.version, language } });
    },
    onSuccess: async (_, agreed) => {
      if (!agreed) return announce(t("ownRefused"));
      updateMe(await api(getMe));
      await queries.invalidateQueries();
      announce(t("ownDone"));
      if (path === paths.ownConsent()) navigate(paths.me());
    },
  });
}
