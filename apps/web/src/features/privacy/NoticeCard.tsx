import { getMyNotice } from "@posoka/schema/notices";
import { useQuery } from "@tanstack/react-query";
import { read } from "../../api/client.ts";
import { useSession } from "../../api/session.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useFormat } from "../../app/format.ts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";

const languageWords = { bg: "language_bg", "bg-easy": "language_bg_easy", en: "language_en" } as const;

/** Which edition of notice and terms I accepted, when, in which language; to be read again. The route names "notices". */
export function NoticeCard() {
  const t = useTexts("notices");
  const { date } = useFormat();
  const { me } = useSession();
  const { data, error } = useQuery(read(getMyNotice));
  const known = data?.accepted;
  const isFormal = me !== null && me.acting !== "youth";
  return (
    <Card>
      <h2>{t("cardTitle")}</h2>
      {error && !data && <ErrorNotice error={error} />}
      {!data && !error && <Skeleton lines={[8, 5]} />}
      {data && !known && <p>{t("cardNone")}</p>}
      {data && known && (
        <>
          <p>{t("cardAccepted", { version: known.version, date: date(known.at) })}</p>
          <p className="muted">{t("cardLanguage", { language: t(languageWords[known.language]) })}</p>
          {known.version !== data.current && me?.noticeDue && (
            <p>{(isFormal ? t.maybe("cardNew_formal") : undefined) ?? t("cardNew")}</p>
          )}
        </>
      )}
      <ButtonRow>
        <LinkButton small tone="quiet" href={known ? paths.privacyVersion(known.version) : paths.privacy()}>
          {t("otherPrivacy")}
        </LinkButton>
        <LinkButton small tone="plain" href={paths.terms()}>
          {t("otherTerms")}
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}
