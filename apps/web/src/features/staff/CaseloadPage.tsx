import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { getCaseload, handOverCases, listCaseloads, listCaseWorkers } from "@posoka/schema/case-work";
import { AppError } from "@posoka/schema/errors";
import type { ReplyOf } from "@posoka/schema/route";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation, useParams } from "wouter";
import { api } from "../../api/client.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { useFormat } from "../../app/format.ts";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button } from "../../ui/Button.tsx";
import { Form, TextField } from "../../ui/fields.tsx";
import { Card, Chip } from "../../ui/layout.tsx";
import { EmptyState } from "../../ui/lists.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Select } from "../../ui/Select.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { announce } from "../../ui/Status.tsx";
import { caseloadOf, caseWorkers } from "./queries.ts";
import { useReloadCase } from "./reload-case.ts";

type Caseload = ReplyOf<typeof getCaseload>;
type Worker = ReplyOf<typeof listCaseWorkers>["items"][number];

/** Hands over the cases of one colleague, person by person, from a day on. */
export function CaseloadPage() {
  const t = useTexts("caseWork");
  const { id = "" } = useParams<{ id: string }>();
  const caseload = useQuery(caseloadOf(id));
  const workers = useQuery(caseWorkers());
  const error =
    (caseload.error && !caseload.data && caseload.error) || (workers.error && !workers.data && workers.error);
  if (error) throw error;
  const back = { href: paths.staffCaseloads(), label: t("caseloadsTitle") };
  if (!caseload.data || !workers.data) {
    return (
      <Page title={t("caseloadsTitle")} back={back}>
        <ListSkeleton label={t("caseloadsTitle")} />
      </Page>
    );
  }
  const { name, left, items } = caseload.data;
  return (
    <Page
      title={t("caseloadOf", { name: name || t("formerColleague") })}
      lead={t("caseloadLead")}
      back={back}
      width="narrow"
      {...(left && { aside: <Chip tone="clay">{t("caseloadLeft")}</Chip> })}
    >
      {items.length === 0 ? (
        <EmptyState title={t("caseloadEmpty")} />
      ) : (
        <HandOver caseload={caseload.data} workers={workers.data.items.filter((worker) => worker.id !== id)} />
      )}
    </Page>
  );
}

const keep = "keep";

function HandOver({ caseload: { id, items }, workers }: { caseload: Caseload; workers: readonly Worker[] }) {
  const t = useTexts("caseWork");
  const { shortDate } = useFormat();
  const reload = useReload();
  const [, navigate] = useLocation();
  const [today] = useState(() => sofiaDate(new Date()));
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const cases = items.flatMap(({ youthId }) => {
    const staffId = chosen[youthId] ?? keep;
    return staffId === keep ? [] : [{ youthId, staffId }];
  });
  const { onSubmit, busy, error, fieldErrors } = useFormSubmit(async (data) => {
    await api(handOverCases, { params: { staffId: id }, body: { from: fieldOf(data, "from"), cases } });
    announce(t("handedOver", { count: cases.length }));
    await reload();
    navigate(paths.staffCaseloads());
  });
  const options = [
    { id: keep, label: t("handOverKeep") },
    ...workers.map((worker) => ({
      id: worker.id,
      label: `${worker.name} · ${t("workerCases", { count: worker.cases })}`,
    })),
  ];
  return (
    <Form onSubmit={onSubmit} errors={fieldErrors}>
      <Card>
        <TextField
          type="date"
          name="from"
          label={t("handOverFrom")}
          hint={t("handOverFromHint")}
          required
          defaultValue={today}
        />
        {items.length > 1 && (
          <Select
            name="all"
            label={t("handOverAll")}
            options={options}
            placeholder={t("handOverKeep")}
            onChange={(staffId) => setChosen(Object.fromEntries(items.map(({ youthId }) => [youthId, staffId])))}
          />
        )}
      </Card>
      <Card>
        {items.map(({ youthId, name, userName, since, next }) => (
          <Select
            key={youthId}
            name={youthId}
            label={name || userName}
            hint={[
              name === "" ? "" : userName,
              t("caseSince", { date: shortDate(since) }),
              next ? t("caseNext", { date: shortDate(next.from), name: next.name || t("formerColleague") }) : "",
            ]
              .filter((fact) => fact !== "")
              .join(" · ")}
            options={options}
            value={chosen[youthId] ?? keep}
            onChange={(staffId) => setChosen((before) => ({ ...before, [youthId]: staffId }))}
            placeholder={t("handOverKeep")}
          />
        ))}
        <Refusal error={error} />
        <span>
          <Button type="submit" busy={busy} {...(cases.length === 0 && { reason: t("handOverNobody") })}>
            {t("handOver")}
          </Button>
        </span>
      </Card>
    </Form>
  );
}

/** Everything that shows who has which case is read again. */
function useReload(): () => Promise<unknown> {
  const queries = useQueryClient();
  const reloadCase = useReloadCase();
  const paths = [getCaseload, listCaseloads, listCaseWorkers].map(({ path }) => path);
  return () => Promise.all([reloadCase(), ...paths.map((path) => queries.invalidateQueries({ queryKey: [path] }))]);
}

/** A case that somebody else took meanwhile is not this colleague's any more. */
function Refusal({ error }: { error: unknown }) {
  const t = useTexts("caseWork");
  if (!(error instanceof AppError && error.code === "not_found")) return <ErrorNotice error={error} />;
  return (
    <Notice tone="error">
      <p>{t("handOverChanged")}</p>
    </Notice>
  );
}
