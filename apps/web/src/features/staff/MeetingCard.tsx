import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { confirmationPlaces, confirmYouth, type YouthCase } from "@posoka/schema/cases";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { WriteRefusal } from "../../app/WriteRefusal.tsx";
import { Button } from "../../ui/Button.tsx";
import { Form, TextField } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { announce } from "../../ui/Status.tsx";
import { useReloadCase } from "./reload-case.ts";

/** Who met the person and when; no document. */
export function MeetingCard({ youth: { id, state, confirmation } }: { youth: YouthCase }) {
  const t = useTexts("staff");
  const caseWork = useTexts("caseWork");
  const { date } = useFormat();
  return (
    <Card>
      <h2>{t("meetTitle")}</h2>
      {confirmation && (
        <p>
          {t("metSummary", {
            place: t(`place_${confirmation.place}`),
            date: date(confirmation.metOn),
            by: confirmation.by || caseWork("formerColleague"),
          })}
        </p>
      )}
      {!confirmation && state === "inert" && <p className="muted">{t("inertFirst")}</p>}
      {!confirmation && state === "read_only" && <p className="muted">{t("readOnly")}</p>}
      {!confirmation && state === "unconfirmed" && <MeetingForm youthId={id} />}
    </Card>
  );
}

function MeetingForm({ youthId }: { youthId: string }) {
  const t = useTexts("staff");
  const reload = useReloadCase();
  const [today] = useState(() => sofiaDate(new Date()));
  const { onSubmit, busy, error, fieldErrors } = useFormSubmit(async (data) => {
    const place = confirmationPlaces.find((one) => one === data.get("place")) ?? "staff";
    await api(confirmYouth, { params: { youthId }, body: { metOn: fieldOf(data, "metOn"), place } });
    announce(t("confirmed"));
    await reload();
  });
  return (
    <Form onSubmit={onSubmit} errors={fieldErrors}>
      <p>{t("meetText")}</p>
      <TextField type="date" name="metOn" label={t("metOn")} required defaultValue={today} />
      <RadioCards
        compact
        name="place"
        label={t("metPlace")}
        options={confirmationPlaces.map((one) => ({ id: one, label: t(`place_${one}`) }))}
        defaultValue="staff"
        error={fieldErrors["place"]}
      />
      <WriteRefusal error={error} reload={() => void reload()} />
      <span>
        <Button type="submit" busy={busy}>
          {t("confirm")}
        </Button>
      </span>
    </Form>
  );
}
