import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { getSite, recordMediation } from "@posoka/schema/site";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, read } from "../../api/client.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { Page } from "../../app/Page.tsx";
import { useTexts } from "../../app/texts.ts";
import { Button } from "../../ui/Button.tsx";
import { Form, TextField } from "../../ui/fields.tsx";
import { Card, Grid } from "../../ui/layout.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { announce } from "../../ui/Status.tsx";
import { VettingCard } from "./VettingCard.tsx";

/** What staff record for the whole charity: its registration as a mediator, and the checks of mentors. */
export function SettingsPage() {
  const t = useTexts("staff");
  return (
    <Page title={t("settingsTitle")}>
      <Grid>
        <VettingCard />
        <MediationCard />
      </Grid>
    </Page>
  );
}

function MediationCard() {
  const t = useTexts("staff");
  const queries = useQueryClient();
  const site = useQuery(read(getSite));
  const [today] = useState(() => sofiaDate(new Date()));
  const { onSubmit, busy, error, fieldErrors } = useFormSubmit(async (data) => {
    const body = { number: fieldOf(data, "number"), since: fieldOf(data, "since") };
    await api(recordMediation, { body });
    announce(t(body.since > today ? "mediationFuture" : "mediationSaved"));
    await queries.invalidateQueries({ queryKey: [getSite.path] });
  });
  const number = site.data?.mediationNumber ?? null;
  return (
    <Card width={5}>
      <h2>{t("mediationTitle")}</h2>
      <p>{t("mediationText")}</p>
      {site.data ? (
        <p>
          <strong>{number === null ? t("mediationNone") : t("mediationNow", { number })}</strong>
        </p>
      ) : (
        <Skeleton lines={[6]} />
      )}
      <Form onSubmit={onSubmit} errors={fieldErrors}>
        <TextField
          key={number}
          name="number"
          label={t("mediationNumber")}
          hint={t("mediationHint")}
          defaultValue={number ?? ""}
          maxLength={60}
          autoComplete="off"
        />
        <TextField type="date" name="since" label={t("mediationSince")} required defaultValue={today} />
        <ErrorNotice error={error} />
        <span>
          <Button type="submit" busy={busy}>
            {t("mediationSave")}
          </Button>
        </span>
      </Form>
    </Card>
  );
}
