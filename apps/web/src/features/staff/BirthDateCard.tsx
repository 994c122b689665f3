import { correctBirthDate, type YouthCase } from "@posoka/schema/cases";
import { api } from "../../api/client.ts";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { useTexts } from "../../app/texts.ts";
import { WriteRefusal } from "../../app/WriteRefusal.tsx";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Form, TextField } from "../../ui/fields.tsx";
import { announce } from "../../ui/Status.tsx";
import { useReloadCase } from "./reload-case.ts";
import { SeldomCard } from "./SeldomCard.tsx";

export function BirthDateCard({ youth }: { youth: YouthCase }) {
  const t = useTexts("staff");
  return (
    <SeldomCard
      title={t("birthTitle")}
      text={t("birthText")}
      action={t("birthOpen")}
      form={(close) => <BirthDateForm youth={youth} onClose={close} />}
    />
  );
}

function BirthDateForm({ youth, onClose }: { youth: YouthCase; onClose: () => void }) {
  const t = useTexts("staff");
  const reload = useReloadCase();
  const { onSubmit, busy, error, fieldErrors } = useFormSubmit(async (data) => {
    const body = { birthDate: fieldOf(data, "birthDate"), reason: fieldOf(data, "reason") };
    await api(correctBirthDate, { params: { youthId: youth.id }, body });
    announce(t("birthDone"));
    onClose();
    await reload();
  });
  return (
    <Form onSubmit={onSubmit} errors={fieldErrors}>
      <TextField type="date" name="birthDate" label={t("birthDate")} required defaultValue={youth.birthDate} />
      <TextField name="reason" label={t("birthReason")} required maxLength={200} autoComplete="off" />
      <WriteRefusal error={error} reload={() => void reload()} />
      <ButtonRow>
        <Button type="submit" busy={busy}>
          {t("birthSave")}
        </Button>
        <Button tone="plain" onClick={onClose}>
          {t("cancel")}
        </Button>
      </ButtonRow>
    </Form>
  );
}
