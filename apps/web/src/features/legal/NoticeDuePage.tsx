import { currentEdition } from "@posoka/domain/notices/editions";
import { acceptNotice, getMyNotice } from "@posoka/schema/notices";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { api, read } from "../../api/client.ts";
import { signOut, updateMe, useSession } from "../../api/session.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useLanguage } from "../../app/language.tsx";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import { Reasons } from "../../ui/lists.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { announce } from "../../ui/Status.tsx";

const news = ["changed1", "changed2", "changed3"] as const;
type Spoken = (typeof news)[number] | "dueTitle" | "firstLead" | "readPrivacy" | "readTerms" | "leaveText";

/** In place of a page of one's own, until the current edition is accepted: what is new, to read, to accept, or to leave. */
export function NoticeDuePage() {
  const t = useTexts("notices");
  const common = useTexts("common");
  const language = useLanguage();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const { me } = useSession();
  const { data, error: unread } = useQuery(read(getMyNotice));
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api(acceptNotice, { body: { version: currentEdition.version, language } }),
    onSuccess: async () => {
      announce(t("accepted"));
      await queries.invalidateQueries({ queryKey: [getMyNotice.path] });
      updateMe({ noticeDue: false });
    },
  });
  const isFormal = me !== null && me.acting !== "youth";
  const say = (key: Spoken) => (isFormal ? t.maybe(`${key}_formal`) : undefined) ?? t(key);
  const leave = () => {
    navigate(paths.home());
    void signOut().catch(() => undefined);
  };
  if (unread && !data) throw unread;
  return (
    <Page title={say("dueTitle")} width="narrow">
      {data ? (
        <Card>
          <p>{data.accepted ? t("changedLead") : say("firstLead")}</p>
          <Reasons items={news.map((key) => ({ id: key, sign: "yes", text: say(key) }))} />
          <ButtonRow>
            <LinkButton tone="quiet" href={paths.privacy()}>
              {say("readPrivacy")}
            </LinkButton>
            <LinkButton tone="quiet" href={paths.terms()}>
              {say("readTerms")}
            </LinkButton>
          </ButtonRow>
          <ErrorNotice error={error} />
          {me?.noticeDue === false ? (
            <p role="status">{t("accepted")}</p>
          ) : (
            <>
              <ButtonRow>
                <Button busy={isPending} onClick={() => mutate()}>
                  {t("accept")}
                </Button>
                <Button tone="plain" onClick={leave}>
                  {t("leave")}
                </Button>
              </ButtonRow>
              <p className="muted">{say("leaveText")}</p>
            </>
          )}
        </Card>
      ) : (
        <ListSkeleton label={common("loading")} />
      )}
    </Page>
  );
}
