import { type Charity, getSite, saveCharity } from "@posoka/schema/site";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, keyOf, read } from "../../api/client.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { Page } from "../../app/Page.tsx";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Form, TextField } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { announce } from "../../ui/Status.tsx";

/** How people reach the charity: everybody reads it, and letters carry it. */
export function CharityPage() {
  const t = useTexts("admin");
  const common = useTexts("common");
  const { data, error } = useQuery(read(getSite));
  if (error && !data) throw error;
  return (
    <Page title={t("charityTitle")} lead={t("charityLead")} width="narrow">
      <Card>{data ? <CharityForm charity={data.charity} /> : <ListSkeleton label={common("loading")} />}</Card>
    </Page>
  );
}

function CharityForm({ charity }: { charity: Charity }) {
  const t = useTexts("admin");
  const common = useTexts("common");
  const queries = useQueryClient();
  const { onSubmit, busy, error, fieldErrors } = useFormSubmit(async (data) => {
    const given = (name: string): string | null => fieldOf(data, name) || null;
    const saved = await api(saveCharity, {
      body: {
        name: fieldOf(data, "name"),
        address: given("address"),
        phone: given("phone"),
        email: given("email"),
        hours: given("hours"),
        dataProtection: given("dataProtection"),
      },
    });
    queries.setQueryData(keyOf(getSite.path), (site: object | undefined) => site && { ...site, charity: saved });
    announce(t("charitySaved"));
  });
  return (
    <Form onSubmit={onSubmit} errors={fieldErrors}>
      <TextField name="name" label={t("charityName")} required maxLength={120} defaultValue={charity.name} />
      <TextField
        name="phone"
        type="tel"
        label={t("charityPhone")}
        maxLength={20}
        defaultValue={charity.phone ?? ""}
        autoComplete="off"
      />
      <TextField
        name="email"
        type="email"
        label={t("charityEmail")}
        maxLength={254}
        defaultValue={charity.email ?? ""}
        autoComplete="off"
      />
      <TextField
        name="hours"
        label={t("charityHours")}
        hint={t("charityHoursHint")}
        maxLength={120}
        defaultValue={charity.hours ?? ""}
      />
      <TextField
        name="address"
        label={t("charityAddress")}
        maxLength={200}
        defaultValue={charity.address ?? ""}
        autoComplete="off"
      />
      <TextField
        name="dataProtection"
        label={t("charityData")}
        hint={t("charityDataHint")}
        maxLength={160}
        defaultValue={charity.dataProtection ?? ""}
        autoComplete="off"
      />
      <ErrorNotice error={error} />
      <ButtonRow>
        <Button type="submit" busy={busy}>
          {common("save")}
        </Button>
      </ButtonRow>
    </Form>
  );
}
