import { assignCase, listCaseWorkers, takeCase } from "@posoka/schema/case-work";
import type { YouthCase } from "@posoka/schema/cases";
import { AppError } from "@posoka/schema/errors";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { useSession } from "../../api/session.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { useTexts } from "../../app/texts.ts";
import { Button } from "../../ui/Button.tsx";
import { Form } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { announce } from "../../ui/Status.tsx";
import { caseWorkers } from "./queries.ts";
import { useReloadCase } from "./reload-case.ts";

/** Who works with the person. Anybody takes a free case; coordinators and supervisors also give one. */
export function CaseWorkerCard({ youth: { id, relation, caseWorkerName } }: { youth: YouthCase }) {
  const t = useTexts("caseWork");
  const { me } = useSession();
  const flags = me?.flags ?? [];
  const mayGive = flags.includes("supervisor") || (relation === "unassigned" && flags.includes("coordinator"));
  const [giving, setGiving] = useState(false);
  return (
    <Card>
      <h2>{t("title")}</h2>
      {relation === "own" && <p>{t("own")}</p>}
      {relation === "unit" && <p>{t("unit", { name: caseWorkerName ?? "" })}</p>}
      {relation === "unassigned" && <FreeCase youthId={id} />}
      {mayGive && !giving && (
        <span>
          <Button tone="quiet" onClick={() => setGiving(true)}>
            {t("give")}
          </Button>
        </span>
      )}
      {mayGive && giving && (
        <GiveForm youthId={id} except={relation === "own" ? me?.id : undefined} onGiven={() => setGiving(false)} />
      )}
    </Card>
  );
}

/** Also how many cases each colleague has is read again. */
function useReload(): () => Promise<unknown> {
  const queries = useQueryClient();
  const reloadCase = useReloadCase();
  return () => Promise.all([reloadCase(), queries.invalidateQueries({ queryKey: [listCaseWorkers.path] })]);
}

function FreeCase({ youthId }: { youthId: string }) {
  const t = useTexts("caseWork");
  const reload = useReload();
  const { onSubmit, busy, error } = useFormSubmit(async () => {
    await api(takeCase, { params: { youthId } });
    announce(t("taken"));
    await reload();
  });
  return (
    <Form onSubmit={onSubmit} errors={{}}>
      <p>{t("free")}</p>
      <p className="muted">{t("freeText")}</p>
      <Refusal error={error} />
      <span>
        <Button type="submit" busy={busy}>
          {t("take")}
        </Button>
      </span>
    </Form>
  );
}

function GiveForm({ youthId, except, onGiven }: { youthId: string; except: string | undefined; onGiven: () => void }) {
  const t = useTexts("caseWork");
  const reload = useReload();
  const list = useQuery(caseWorkers());
  const { onSubmit, busy, error, fieldErrors } = useFormSubmit(async (data) => {
    await api(assignCase, { params: { youthId }, body: { staffId: fieldOf(data, "staffId") } });
    announce(t("given"));
    onGiven();
    await reload();
  });
  if (list.error && !list.data) return <ErrorNotice error={list.error} />;
  if (!list.data) return <Skeleton />;
  return (
    <Form onSubmit={onSubmit} errors={fieldErrors}>
      <p className="muted">{t("giveText")}</p>
      <RadioCards
        name="staffId"
        label={t("who")}
        options={list.data.items
          .filter(({ id }) => id !== except)
          .map(({ id, name, cases }) => ({ id, label: name, detail: t("workerCases", { count: cases }) }))}
        error={fieldErrors["staffId"] === undefined ? undefined : t("who")}
      />
      <Refusal error={error} />
      <span>
        <Button type="submit" busy={busy}>
          {t("give")}
        </Button>
      </span>
    </Form>
  );
}

/** Somebody was faster: then the case is not seen any more, or not free. */
function Refusal({ error }: { error: unknown }) {
  const t = useTexts("caseWork");
  const gone = error instanceof AppError && (error.code === "not_found" || error.code === "conflict");
  if (!gone) return <ErrorNotice error={error} />;
  return (
    <Notice tone="error">
      <p>{t("takenByOther")}</p>
    </Notice>
  );
}
