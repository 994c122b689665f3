import { assignMentor, listMentors, type YouthCase } from "@posoka/schema/cases";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { WriteRefusal } from "../../app/WriteRefusal.tsx";
import { Button } from "../../ui/Button.tsx";
import { Form, TextArea } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { announce } from "../../ui/Status.tsx";
import { mentors } from "./queries.ts";
import { useReloadCase } from "./reload-case.ts";

export function MentorCard({ youth: { id, state, mentor } }: { youth: YouthCase }) {
  const t = useTexts("staff");
  const { date } = useFormat();
  return (
    <Card>
      <h2>{t("mentorTitle")}</h2>
      {mentor && <p>{t("mentorSince", { name: mentor.name, date: date(mentor.since) })}</p>}
      {!mentor && state !== "unconfirmed" && <p className="muted">{t("mentorNone")}</p>}
      {!mentor && state === "confirmed" && <AssignForm youthId={id} />}
      {!mentor && state === "unconfirmed" && <p className="muted">{t("metNotYet")}</p>}
    </Card>
  );
}

/** Only mentors whose four checks are valid today can be chosen; the others are named with the reason. */
function AssignForm({ youthId }: { youthId: string }) {
  const t = useTexts("staff");
  const { date } = useFormat();
  const queries = useQueryClient();
  const reload = useReloadCase();
  const list = useQuery(mentors());
  const { onSubmit, busy, error, fieldErrors } = useFormSubmit(async (data) => {
    await api(assignMentor, {
      params: { youthId },
      body: { mentorId: fieldOf(data, "mentorId"), note: fieldOf(data, "note") },
    });
    announce(t("assigned"));
    await Promise.all([reload(), queries.invalidateQueries({ queryKey: [listMentors.path] })]);
  });
  if (list.error && !list.data) return <WriteRefusal error={list.error} reload={() => void list.refetch()} />;
  if (!list.data) return <Skeleton />;
  const vetted = list.data.items.filter((one) => one.vetted && one.vettedUntil !== null);
  const others = list.data.items.filter((one) => !one.vetted);
  return (
    <>
      {vetted.length === 0 && <p>{t("noVetted")}</p>}
      {vetted.length > 0 && (
        <Form onSubmit={onSubmit} errors={fieldErrors}>
          <RadioCards
            name="mentorId"
            label={t("mentorPick")}
            options={vetted.map(({ id, name, vettedUntil, accompanies }) => ({
              id,
              label: name,
              detail: t("mentorVetted", { date: date(vettedUntil ?? ""), count: accompanies }),
            }))}
            error={fieldErrors["mentorId"] === undefined ? undefined : t("mentorPick")}
          />
          <TextArea name="note" label={t("mentorNote")} hint={t("mentorNoteHint")} maxLength={500} rows={3} />
          <WriteRefusal error={error} reload={() => void reload()} words={{ conflict: t("mentorConflict") }} />
          <span>
            <Button type="submit" busy={busy}>
              {t("assign")}
            </Button>
          </span>
        </Form>
      )}
      {others.length > 0 && (
        <p className="muted">{others.map(({ name }) => `${name}: ${t("mentorNotVetted")}`).join("; ")}</p>
      )}
    </>
  );
}
