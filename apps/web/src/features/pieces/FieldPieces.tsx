import { useState } from "react";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Switch, ToggleChips } from "../../ui/choices.tsx";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Form, NumberField, TextArea, TextField } from "../../ui/fields.tsx";
import { Card, Grid } from "../../ui/layout.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { Select } from "../../ui/Select.tsx";
import { announce } from "../../ui/Status.tsx";
import { Tabs } from "../../ui/Tabs.tsx";

const towns = ["Пазарджик", "Панагюрище", "Перник", "Плевен", "Пловдив", "Поморие"];

export function FieldPieces() {
  const t = useTexts("pieces");
  const common = useTexts("common");
  const [errors, setErrors] = useState<Record<string, string>>({ name: t("fieldError") });
  const find = (words: string) =>
    Promise.resolve(
      towns
        .filter((town) => town.toLowerCase().startsWith(words.toLowerCase()))
        .map((town) => ({ id: town, label: town })),
    );
  return (
    <Grid>
      <Card width={6}>
        <h2>{t("fields")}</h2>
        <Form
          errors={errors}
          onSubmit={(event) => {
            event.preventDefault();
            setErrors({ name: t("fieldError"), education: t("fieldError") });
          }}
        >
          <TextField name="name" label={t("name")} hint={t("nameHint")} />
          <TextArea name="words" label={t("words")} mark={common("optional")} />
          <NumberField
            name="km"
            label={t("number")}
            defaultValue={20}
            min={5}
            max={500}
            unit="км"
            steps={{ less: "−5", more: "+5" }}
            step={5}
          />
          <Select
            name="education"
            label={t("select")}
            placeholder={t("choose")}
            options={[
              { id: "basic", label: t("basic") },
              { id: "secondary", label: t("secondary") },
              { id: "higher", label: t("higher") },
            ]}
          />
          <SearchBox
            name="place"
            label={t("place")}
            hint={t("placeHint")}
            search={find}
            onChoose={() => undefined}
            words={{
              open: common("search"),
              none: common("noResults"),
              looking: common("loading"),
              failed: t("error"),
              typeMore: common("typeToSearch"),
            }}
          />
          <ButtonRow>
            <Button type="submit">{t("send")}</Button>
          </ButtonRow>
        </Form>
      </Card>
      <Card width={6}>
        <RadioCards
          name="kind"
          label={t("kind")}
          defaultValue="a"
          options={[
            { id: "a", label: t("kindA"), detail: t("kindAText") },
            { id: "b", label: t("kindB"), detail: t("kindBText") },
          ]}
        />
        <ToggleChips
          name="when"
          label={t("when")}
          defaultValue={["morning"]}
          options={[
            { id: "morning", label: t("morning") },
            { id: "afternoon", label: t("afternoon") },
            { id: "evening", label: t("evening") },
          ]}
        />
        <Switch name="remote" label={t("switchOn")} defaultValue />
        <h2>{t("overlays")}</h2>
        <Overlays />
        <h2>{t("tabs")}</h2>
        <Tabs
          label={t("tabs")}
          items={[
            { id: "one", label: t("tabOne"), count: 3, content: <p>{t("tabText")}</p> },
            { id: "two", label: t("tabTwo"), content: <p>{t("emptyText")}</p> },
          ]}
        />
      </Card>
    </Grid>
  );
}

function Overlays() {
  const t = useTexts("pieces");
  const common = useTexts("common");
  const [open, setOpen] = useState(false);
  return (
    <ButtonRow>
      <Button tone="plain" onClick={() => setOpen(true)}>
        {t("dialog")}
      </Button>
      <ConfirmButton
        label={t("confirm")}
        title={t("confirmTitle")}
        text={t("confirmText")}
        confirm={t("confirm")}
        cancel={common("cancel")}
        onConfirm={() => announce(t("success"))}
        small={false}
      />
      <Button tone="plain" onClick={() => announce(t("success"))}>
        {t("announce")}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("dialogTitle")} closeLabel={common("close")}>
        <p>{t("dialogText")}</p>
        <ButtonRow>
          <Button onClick={() => setOpen(false)}>{common("close")}</Button>
        </ButtonRow>
      </Dialog>
    </ButtonRow>
  );
}
