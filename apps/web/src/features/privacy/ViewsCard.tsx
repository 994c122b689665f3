import type { ViewOfMe } from "@posoka/schema/consent";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useFormat } from "../../app/format.ts";
import { ListPager } from "../../app/ListPager.tsx";
import { useTexts } from "../../app/texts.ts";
import { Card } from "../../ui/layout.tsx";
import { Queue, QueueRow } from "../../ui/lists.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { listSize, myViews } from "./queries.ts";

/** Who looked at the own data, when, and what was on the page. */
export function ViewsCard() {
  const t = useTexts("consent");
  const [page, setPage] = useState(1);
  const { data, error } = useQuery({ ...myViews(page), placeholderData: keepPreviousData });
  return (
    <Card>
      <h2>{t("viewsTitle")}</h2>
      <p className="muted">{t("viewsLead")}</p>
      {error && !data && <ErrorNotice error={error} />}
      {!data && !error && <Skeleton lines={[8, 6, 8]} />}
      {data?.total === 0 && <p>{t("viewsNone")}</p>}
      {data && data.items.length > 0 && (
        <Queue label={t("viewsTitle")}>
          {data.items.map((view) => (
            <Row key={view.id} view={view} />
          ))}
        </Queue>
      )}
      <ListPager label={t("viewsPager")} page={page} total={data?.total ?? 0} limit={listSize} onPage={setPage} />
    </Card>
  );
}

function Row({ view: { kind, name, fields, at } }: { view: ViewOfMe }) {
  const t = useTexts("consent");
  const { dateTime } = useFormat();
  const words = fields.flatMap((field) => t.maybe(`field_${field}`) ?? []).join(", ");
  const page = t.maybe(`view_${kind}`) ?? words;
  const what = kind === "card" ? t(words === "" ? "viewCard" : "viewCardAnd", { fields: words }) : page;
  return <QueueRow title={name ?? t("team")} detail={`${what} · ${dateTime(at)}`} />;
}
