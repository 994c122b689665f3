import type { ConsentLine } from "@posoka/schema/consent";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useFormat } from "../../app/format.ts";
import { ListPager } from "../../app/ListPager.tsx";
import { useTexts } from "../../app/texts.ts";
import { Card } from "../../ui/layout.tsx";
import { Queue, QueueRow } from "../../ui/lists.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { MentorSwitch } from "./MentorSwitch.tsx";
import { listSize, myConsents } from "./queries.ts";

/** What the mentor may see, and every line that the register holds about the young person. */
export function ConsentsCard() {
  const t = useTexts("consent");
  const [page, setPage] = useState(1);
  const { data, error } = useQuery({ ...myConsents(page), placeholderData: keepPreviousData });
  return (
    <Card>
      <h2>{t("consentsTitle")}</h2>
      <MentorSwitch />
      <h3>{t("linesTitle")}</h3>
      <p className="muted">{t("linesLead")}</p>
      {error && !data && <ErrorNotice error={error} />}
      {!data && !error && <Skeleton lines={[8, 6, 8]} />}
      {data?.total === 0 && <p>{t("linesNone")}</p>}
      {data && data.items.length > 0 && (
        <Queue label={t("linesTitle")}>
          {data.items.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </Queue>
      )}
      <ListPager label={t("linesPager")} page={page} total={data?.total ?? 0} limit={listSize} onPage={setPage} />
    </Card>
  );
}

function Line({ line }: { line: ConsentLine }) {
  const t = useTexts("consent");
  const { date, shortDate } = useFormat();
  const { purpose, act, fields, recipient, expiresOn, givenBy, onPaper, at, textVersion } = line;
  // A purpose without parts has one word for itself; only real parts are listed.
  const words = fields.flatMap((field) => t.maybe(`field_${field}`) ?? []).join(", ");
  const facts = [
    recipient ?? "",
    words,
    expiresOn === null ? "" : t("lineUntil", { date: shortDate(expiresOn) }),
    t(`by_${givenBy}`),
    onPaper ? t("onPaper") : "",
    t("textVersion", { version: textVersion }),
  ];
  return (
    <QueueRow
      title={t("line", { act: t(`act_${act}`), purpose: t(`purpose_${purpose}`) })}
      detail={facts.filter((fact) => fact !== "").join(" · ")}
      side={date(at)}
    />
  );
}
