import type { Representation } from "@posoka/schema/guardians";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { Card, Chip } from "../../ui/layout.tsx";
import { Queue, QueueRow } from "../../ui/lists.tsx";
import { PaperBack } from "./RepresentativeAnswers.tsx";

type Asked = Representation["requests"][number];

/** What was asked of the representatives, and each one's newest word. */
export function RepresentationRequests({ youthId, requests }: { youthId: string; requests: readonly Asked[] }) {
  const t = useTexts("representation");
  return (
    <Card>
      <h2>{t("requestsTitle")}</h2>
      {requests.length === 0 && <p className="muted">{t("requestsNone")}</p>}
      {requests.length > 0 && (
        <Queue label={t("requestsTitle")}>
          {requests.map((request) => (
            <Row key={request.id} youthId={youthId} request={request} />
          ))}
        </Queue>
      )}
    </Card>
  );
}

function Row({ youthId, request }: { youthId: string; request: Asked }) {
  const { id, purpose, title, share, state, answers } = request;
  const t = useTexts("representation");
  const { shortDate } = useFormat();
  const words = answers.map(({ who, act, at, onPaper }) => {
    const said = t(`answer_${act}`, { who: who ?? t("answerNobody"), date: shortDate(at) });
    return onPaper ? `${said} (${t("answerPaper")})` : said;
  });
  const fields = share?.fields.map((field) => t(`field_${field}`)).join(", ");
  const shown = share ? [t("share", { fields: fields ?? "", date: shortDate(share.until) })] : [];
  const what = t(`request_${purpose}`, { title: title ?? "" });
  return (
    <QueueRow
      title={what}
      {...(words.length + shown.length > 0 && { detail: [...shown, ...words].join("; ") })}
      side={
        <>
          {state === "agreed" && <PaperBack youthId={youthId} requestId={id} purpose={purpose} what={what} />}
          <Chip tone={state === "waiting" ? "sun" : "plain"}>{t(`requestState_${state}`)}</Chip>
        </>
      }
    />
  );
}
