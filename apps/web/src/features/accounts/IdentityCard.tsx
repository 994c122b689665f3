import { AppError } from "@posoka/schema/errors";
import { getMyIdentity, saveMyIdentity } from "@posoka/schema/profiles";
import type { ReplyOf } from "@posoka/schema/route";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, read } from "../../api/client.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Form, TextField } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { Facts } from "../../ui/lists.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { announce } from "../../ui/Status.tsx";

type Identity = ReplyOf<typeof getMyIdentity>;

/** Name and phone of a young person; the birth date is changed by the team only, since rights hang on it. */
export function IdentityCard({ readOnly }: { readOnly: boolean }) {
  const t = useTexts("accounts");
  const { date } = useFormat();
  const { data, error } = useQuery(read(getMyIdentity));
  return (
    <Card>
      <h2>{t("identityTitle")}</h2>
      <p className="muted">{t("identityLead")}</p>
      {!data && (error ? <ErrorNotice error={error} /> : <Skeleton lines={[4, 10, 4, 10]} />)}
      {data && (
        <>
          <IdentityForm key={data.version} identity={data} readOnly={readOnly} />
          <Facts items={[{ name: t("identityBirth"), value: `${date(data.birthDate)} · ${t("identityBirthHint")}` }]} />
        </>
      )}
    </Card>
  );
}

function IdentityForm({ identity, readOnly }: { identity: Identity; readOnly: boolean }) {
  const t = useTexts("accounts");
  const common = useTexts("common");
  const queries = useQueryClient();
  const reload = () => queries.invalidateQueries({ queryKey: [getMyIdentity.path] });
  const { busy, error, fieldErrors, onSubmit } = useFormSubmit(async (data) => {
    await api(saveMyIdentity, {
      body: { name: fieldOf(data, "name"), phone: fieldOf(data, "phone"), version: identity.version },
    });
    await reload();
    announce(t("identitySaved"));
  });
  const isStale = error instanceof AppError && error.code === "stale_version";
  return (
    <Form onSubmit={onSubmit} errors={fieldErrors}>
      <TextField
        name="name"
        label={t("identityName")}
        defaultValue={identity.name}
        autoComplete="name"
        maxLength={80}
        disabled={readOnly}
      />
      <TextField
        name="phone"
        type="tel"
        label={t("identityPhone")}
        mark={common("optional")}
        defaultValue={identity.phone}
        autoComplete="tel"
        inputMode="tel"
        maxLength={20}
        disabled={readOnly}
      />
      {isStale ? (
        <Notice tone="error" title={t("staleTitle")}>
          <p>{t("staleText")}</p>
          <Button small tone="quiet" onClick={() => void reload()}>
            {t("staleReload")}
          </Button>
        </Notice>
      ) : (
        <ErrorNotice error={error} />
      )}
      {!readOnly && (
        <ButtonRow>
          <Button type="submit" busy={busy}>
            {t("identitySave")}
          </Button>
        </ButtonRow>
      )}
    </Form>
  );
}
