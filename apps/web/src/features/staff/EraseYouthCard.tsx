import { type ErasureTime, erasureTimes, erasureVias, eraseYouth } from "@posoka/schema/erasure";
import { useLocation } from "wouter";
import { api } from "../../api/client.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useFormSubmit } from "../../app/forms.ts";
import { useFresh } from "../../app/fresh.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Form } from "../../ui/fields.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { announce } from "../../ui/Status.tsx";
import { useReloadCase } from "./reload-case.ts";
import { SeldomCard } from "./SeldomCard.tsx";

/** For who asked to be erased and has no way to do it alone. */
export function EraseYouthCard({ youthId }: { youthId: string }) {
  const t = useTexts("staff");
  return (
    <SeldomCard
      title={t("eraseTitle")}
      text={t("eraseText")}
      action={t("eraseOpen")}
      form={(close) => <EraseForm youthId={youthId} onClose={close} />}
    />
  );
}

function EraseForm({ youthId, onClose }: { youthId: string; onClose: () => void }) {
  const t = useTexts("staff");
  const reload = useReloadCase();
  const fresh = useFresh();
  const [, navigate] = useLocation();
  const { onSubmit, busy, error, fieldErrors } = useFormSubmit(async (data) => {
    const via = erasureVias.find((one) => one === data.get("via")) ?? "in_person";
    const when = erasureTimes.find((one) => one === data.get("when")) ?? "later";
    await fresh.run(() => api(eraseYouth, { params: { youthId }, body: { via, when } }));
    announce(when === "now" ? t("erasedNow") : t("erasedLater"));
    // From here on nobody in the team finds the person.
    navigate(paths.staffYouths());
    await reload();
  });
  const times: Record<ErasureTime, string> = { later: t("eraseLaterDetail"), now: t("eraseNowDetail") };
  return (
    <>
      <Form onSubmit={onSubmit} errors={fieldErrors}>
        <RadioCards
          compact
          name="via"
          label={t("eraseVia")}
          options={erasureVias.map((one) => ({ id: one, label: t(`eraseVia_${one}`) }))}
          defaultValue="in_person"
          error={fieldErrors["via"]}
        />
        <RadioCards
          name="when"
          label={t("eraseWhen")}
          options={erasureTimes.map((one) => ({ id: one, label: t(`eraseWhen_${one}`), detail: times[one] }))}
          defaultValue="later"
          error={fieldErrors["when"]}
        />
        <ErrorNotice error={error} />
        <ButtonRow>
          <Button type="submit" tone="danger" busy={busy}>
            {t("eraseAction")}
          </Button>
          <Button tone="plain" onClick={onClose}>
            {t("cancel")}
          </Button>
        </ButtonRow>
      </Form>
      {fresh.dialog}
    </>
  );
}
