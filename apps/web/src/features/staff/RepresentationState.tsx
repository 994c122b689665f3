import { representationNotes, representationStates } from "@posoka/domain/guardians/representation";
import { getRepresentationLetter, type Representation, saveRepresentation } from "@posoka/schema/guardians";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { saveFile } from "../../app/save-file.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { WriteRefusal } from "../../app/WriteRefusal.tsx";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Switch } from "../../ui/choices.tsx";
import { Form } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { Select } from "../../ui/Select.tsx";
import { announce } from "../../ui/Status.tsx";
import { useReloadCase } from "./reload-case.ts";

/** How many must agree, the protected place, and what stands in the way of asking. */
export function RepresentationState({
  youthId,
  representation: { signatories, protectedPlace, state, stateSince, note, version },
}: {
  youthId: string;
  representation: Representation;
}) {
  const t = useTexts("representation");
  const { date } = useFormat();
  const reload = useReloadCase();
  const { onSubmit, busy, error, fieldErrors } = useFormSubmit(async (data) => {
    const body = {
      signatories: Number(fieldOf(data, "signatories")),
      protectedPlace: data.get("protectedPlace") !== null,
      state: representationStates.find((one) => one === fieldOf(data, "state")) ?? "ok",
      note: representationNotes.find((one) => one === fieldOf(data, "note")) ?? null,
      version,
    };
    await api(saveRepresentation, { params: { youthId }, body });
    announce(t("stateSaved"));
    await reload();
  });
  const notes = [
    { id: "none", label: t("note_none") },
    ...representationNotes.map((id) => ({ id, label: t(`note_${id}`) })),
  ];
  return (
    <Card>
      <h2>{t("stateTitle")}</h2>
      <Form onSubmit={onSubmit} errors={fieldErrors}>
        <RadioCards
          compact
          name="signatories"
          label={t("signatories")}
          options={(["1", "2"] as const).map((id) => ({ id, label: t(`signatories_${id}`) }))}
          defaultValue={signatories === 2 ? "2" : "1"}
          error={fieldErrors["signatories"]}
        />
        <Switch name="protectedPlace" label={t("protectedPlace")} defaultValue={protectedPlace} />
        <Select
          name="state"
          label={t("state")}
          hint={t("stateText")}
          placeholder="–"
          options={representationStates.map((id) => ({ id, label: t(`state_${id}`) }))}
          defaultValue={state}
        />
        <Select name="note" label={t("note")} placeholder="–" options={notes} defaultValue={note ?? "none"} />
        {state !== "ok" && stateSince !== null && (
          <p className="muted">{t("stateSince", { date: date(stateSince) })}</p>
        )}
        <WriteRefusal error={error} reload={() => void reload()} />
        <ButtonRow>
          <Button type="submit" small busy={busy}>
            {t("stateSave")}
          </Button>
        </ButtonRow>
      </Form>
      {state !== "ok" && <Letter youthId={youthId} />}
    </Card>
  );
}

/** The letter that goes to the child-protection department on paper. */
function Letter({ youthId }: { youthId: string }) {
  const t = useTexts("representation");
  const letter = useMutation({
    mutationFn: async () => saveFile(await api(getRepresentationLetter, { params: { youthId } })),
    onSuccess: () => announce(t("letterMade")),
    gcTime: 0,
  });
  return (
    <>
      <ErrorNotice error={letter.error} />
      <ButtonRow>
        <Button small tone="plain" busy={letter.isPending} onClick={() => letter.mutate()}>
          {t("letter")}
        </Button>
      </ButtonRow>
    </>
  );
}
