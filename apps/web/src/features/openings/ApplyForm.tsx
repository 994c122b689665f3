import { listMyApplications, submitApplication } from "@posoka/schema/applications";
import { AppError } from "@posoka/schema/errors";
import { explainMatch, listMyMatches } from "@posoka/schema/matches";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { api } from "../../api/client.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { PersonalNumberWarning } from "../../app/PersonalNumberWarning.tsx";
import { useTexts } from "../../app/texts.ts";
import { Button } from "../../ui/Button.tsx";
import { Form, TextArea, TextField } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { draftOf, dropDraft, hasDraft, keepDraft } from "./apply-draft.ts";
import styles from "./openings.module.css";
import type { Applied } from "./Sent.tsx";
import { NotYet } from "./NotYet.tsx";

type Props = { openingId: string; onSent: (applied: Applied) => void };

/** A short form; what is written stays when it is refused, and while one looks at another page. */
export function ApplyForm({ openingId, onSent }: Props) {
  const t = useTexts("openings");
  const common = useTexts("common");
  const queries = useQueryClient();
  const [draft] = useState(() => draftOf(openingId));
  const [note, setNote] = useState(draft.note);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  useWarnBeforeUnload(openingId);

  const { onSubmit, busy, error, fieldErrors } = useFormSubmit(async (data) => {
    const availableFrom = fieldOf(data, "availableFrom");
    const params = { openingId, applicationId: draft.applicationId };
    const applied = await api(submitApplication, {
      params,
      body: { note: fieldOf(data, "note"), availableFrom: availableFrom === "" ? null : availableFrom },
    });
    dropDraft(openingId);
    onSent(applied);
    for (const { path } of [listMyApplications, listMyMatches, explainMatch])
      void queries.invalidateQueries({ queryKey: [path] });
  });
  // Somebody's other device was faster: the page then shows that application.
  const isApplied = error instanceof AppError && error.code === "already_applied";
  useEffect(() => {
    if (isApplied) void queries.invalidateQueries({ queryKey: [listMyApplications.path] });
  }, [isApplied, queries]);

  if (error instanceof AppError && error.code === "not_confirmed") return <NotYet state="unconfirmed" />;
  return (
    <Card>
      <div className={styles["what"]}>
        <h2 ref={title} tabIndex={-1}>
          {t("formTitle")}
        </h2>
        <p className="muted">{t("formLead")}</p>
      </div>
      <Form onSubmit={onSubmit} errors={fieldErrors}>
        {Boolean(error) && (
          <>
            <ErrorNotice error={error} />
            <p className="muted">{t("keepWriting")}</p>
          </>
        )}
        <div className={styles["guide"]}>
          <p>{t("guide")}</p>
          <ul>
            <li>{t("guide1")}</li>
            <li>{t("guide2")}</li>
            <li>{t("guide3")}</li>
          </ul>
        </div>
        <TextArea
          name="note"
          label={t("note")}
          mark={common("optional")}
          hint={t("noteHint")}
          defaultValue={draft.note}
          onChange={(words) => {
            setNote(words);
            keepDraft(openingId, { note: words });
          }}
          maxLength={1000}
          rows={6}
        />
        <PersonalNumberWarning text={note} />
        <TextField
          name="availableFrom"
          type="date"
          label={t("availableFrom")}
          mark={common("optional")}
          hint={t("availableFromHint")}
          defaultValue={draft.availableFrom}
          onChange={(availableFrom) => keepDraft(openingId, { availableFrom })}
        />
        <Notice title={t("seesTitle")}>
          <p>{t("seesText")}</p>
        </Notice>
        <Button type="submit" busy={busy}>
          {t("send")}
        </Button>
      </Form>
    </Card>
  );
}

/** Closing the window would lose what is written; going to another page of ours does not. */
function useWarnBeforeUnload(openingId: string): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (hasDraft(openingId)) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [openingId]);
}
