import type { Representation } from "@posoka/schema/guardians";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { Card, Chip } from "../../ui/layout.tsx";
import { Queue, QueueRow } from "../../ui/lists.tsx";

type Asked = Representation["requests"][number];

/** What was asked of the representatives, and each one's newest word. */
export function RepresentationRequests({ requests }: { requests: readonly Asked[] }) {
  const t = useTexts("representation");
  return (
    <Card>
      <h2>{t("requestsTitle")}</h2>
      {requests.length === 0 && <p className="muted">{t("requestsNone")}</p>}
      {requests.length > 0 && (
        <Queue label={t("requestsTitle")}>
          {requests.map((request) => (
            <Row key={request.id} request={request} />
          ))}
        </Queue>
      )}
    </Card>
  );
}

function Row({ request: { purpose, title, state, answers } }: { request: Asked }) {
  const t = useTexts("representation");
  const { shortDate } = useFormat();
  const words = answers.map(({ who, act, at, onPaper }) => {
    const said = t(`answer_${act}`, { who: who ?? t("answerNobody"), date: shortDate(at) });
    return onPaper ? `${said} (${t("answerPaper")})` : said;
  });
  return (
    <QueueRow
      title={t(`request_${purpose}`, { title: title ?? "" })}
      {...(words.length > 0 && { detail: words.join("; ") })}
      side={<Chip tone={state === "waiting" ? "sun" : "plain"}>{t(`requestState_${state}`)}</Chip>}
    />
  );
}
