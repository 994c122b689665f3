import { fitsAge, guardianKinds } from "@posoka/domain/guardians/representation";
import type { YouthCase } from "@posoka/schema/cases";
import {
  endRepresentative,
  recordRepresentative,
  type Representative,
  representativeProofs,
} from "@posoka/schema/guardians";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { WriteRefusal } from "../../app/WriteRefusal.tsx";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { Form, TextField } from "../../ui/fields.tsx";
import { Card, Chip } from "../../ui/layout.tsx";
import { Queue, QueueRow } from "../../ui/lists.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { announce } from "../../ui/Status.tsx";
import { useReloadCase } from "./reload-case.ts";
import { RepresentativeLink } from "./RepresentativeLink.tsx";

/** Whose papers were checked, and whether they can come in. */
export function Representatives({ youth, items }: { youth: YouthCase; items: readonly Representative[] }) {
  const t = useTexts("representation");
  const [adding, setAdding] = useState(false);
  return (
    <Card>
      <h2>{t("title")}</h2>
      <p className="muted">{t("lead")}</p>
      {items.length === 0 && <p>{t("none")}</p>}
      {items.length > 0 && (
        <Queue label={t("title")}>
          {items.map((one) => (
            <Row key={one.id} one={one} />
          ))}
        </Queue>
      )}
      {adding ? (
        <RecordForm youth={youth} onDone={() => setAdding(false)} />
      ) : (
        <ButtonRow>
          <Button small tone="plain" onClick={() => setAdding(true)}>
            {t("add")}
          </Button>
        </ButtonRow>
      )}
    </Card>
  );
}

function Row({ one }: { one: Representative }) {
  const t = useTexts("representation");
  const { date, shortDate } = useFormat();
  const reload = useReloadCase();
  const end = useMutation({
    mutationFn: () => api(endRepresentative, { params: { representativeId: one.id } }),
    onSuccess: async () => {
      announce(t("ended"));
      await reload();
    },
  });
  const { name, kind, proof, archiveNumber, checkedAt, checkedBy, counts, access, linkUntil } = one;
  const facts = [
    t(`kind_${kind}`),
    proof === null ? "" : t(`proof_${proof}`),
    archiveNumber === null ? "" : t("archive", { number: archiveNumber }),
    t("checked", { date: date(checkedAt), name: checkedBy }),
  ];
  const state = access === "invited" && linkUntil !== null ? t("access_invited", { date: shortDate(linkUntil) }) : "";
  return (
    <QueueRow
      title={name}
      detail={
        <>
          {facts.filter((fact) => fact !== "").join(" · ")}
          <WriteRefusal error={end.error} reload={() => void reload()} />
          <ButtonRow>
            {counts && access !== "open" && <RepresentativeLink one={one} />}
            <ConfirmButton
              label={t("end")}
              fullLabel={t("endOf", { name })}
              title={t("endTitle")}
              text={t("endText", { name })}
              confirm={t("endConfirm")}
              cancel={t("cancel")}
              onConfirm={() => end.mutate()}
            />
          </ButtonRow>
        </>
      }
      side={
        <Chip tone={!counts ? "clay" : access === "open" ? "leaf" : "plain"}>
          {!counts ? t("countsNot") : access === "invited" ? state : t(`access_${access === "open" ? "open" : "none"}`)}
        </Chip>
      }
    />
  );
}

function RecordForm({ youth, onDone }: { youth: YouthCase; onDone: () => void }) {
  const t = useTexts("representation");
  const reload = useReloadCase();
  const kinds = guardianKinds.filter((kind) => fitsAge(kind, youth.age));
  const { onSubmit, busy, error, fieldErrors } = useFormSubmit(async (data) => {
    const email = fieldOf(data, "email");
    const body = {
      name: fieldOf(data, "name"),
      kind: guardianKinds.find((kind) => kind === data.get("kind")) ?? kinds[0] ?? "parent",
      email: email === "" ? null : email,
      proof: representativeProofs.find((proof) => proof === data.get("proof")) ?? "birth_certificate",
      archiveNumber: fieldOf(data, "archiveNumber"),
    };
    await api(recordRepresentative, { params: { youthId: youth.id }, body });
    announce(t("added"));
    onDone();
    await reload();
  });
  return (
    <Form onSubmit={onSubmit} errors={fieldErrors}>
      <TextField name="name" label={t("name")} required maxLength={80} autoComplete="off" />
      <RadioCards
        name="kind"
        label={t("kind")}
        options={kinds.map((id) => ({
          id,
          label: t(`kind_${id}`),
          ...(id === "adult_representative" && { detail: t("kindStays") }),
        }))}
        {...(kinds[0] && { defaultValue: kinds[0] })}
        error={fieldErrors["kind"]}
      />
      <TextField
        name="email"
        type="email"
        label={t("email")}
        hint={t("emailHint")}
        maxLength={254}
        autoComplete="off"
      />
      <RadioCards
        name="proof"
        label={t("proof")}
        options={representativeProofs.map((id) => ({ id, label: t(`proof_${id}`) }))}
        defaultValue="birth_certificate"
        error={fieldErrors["proof"]}
      />
      <TextField name="archiveNumber" label={t("archiveNumber")} required maxLength={40} autoComplete="off" />
      <WriteRefusal
        error={Object.keys(fieldErrors).length === 0 ? error : null}
        reload={() => void reload()}
        words={{ not_lawful: t("notLawful") }}
      />
      <ButtonRow>
        <Button type="submit" busy={busy}>
          {t("save")}
        </Button>
        <Button tone="plain" onClick={onDone}>
          {t("cancel")}
        </Button>
      </ButtonRow>
    </Form>
  );
}
