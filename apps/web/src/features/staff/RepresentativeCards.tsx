import {
  answerForRepresentative,
  consentProofs,
  recordRepresentativeConsent,
  type YouthCase,
} from "@posoka/schema/cases";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { useTexts } from "../../app/texts.ts";
import { WriteRefusal } from "../../app/WriteRefusal.tsx";
import { Button } from "../../ui/Button.tsx";
import { Form, TextField } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { announce } from "../../ui/Status.tsx";
import { representationOf } from "./queries.ts";
import { useReloadCase } from "./reload-case.ts";

type Proof = (typeof consentProofs)[number];
export const proofOf = (data: FormData): Proof =>
  consentProofs.find((one) => one === data.get("proof")) ?? "signed_in_person";

export const signerOf = (data: FormData): string | null => fieldOf(data, "representativeId") || null;

/** Whose sheet it is, where somebody is recorded; how it was checked and where it lies, which is the charity's archive. */
export function ProofFields({ youthId, errors }: { youthId: string; errors: Record<string, string> }) {
  const t = useTexts("staff");
  const words = useTexts("representation");
  const signers = useQuery(representationOf(youthId)).data?.representatives.filter(({ counts }) => counts) ?? [];
  return (
    <>
      {signers.length > 0 && (
        <RadioCards
          name="representativeId"
          label={words("whoSigned")}
          options={signers.map(({ id, name, kind }) => ({ id, label: name, detail: words(`kind_${kind}`) }))}
          error={errors["representativeId"]}
        />
      )}
      <RadioCards
        name="proof"
        label={t("proof")}
        options={consentProofs.map((id) => ({ id, label: t(`proof_${id}`) }))}
        defaultValue="signed_in_person"
        error={errors["proof"]}
      />
      <TextField name="archiveNumber" label={t("archiveNumber")} required maxLength={40} autoComplete="off" />
    </>
  );
}

/** Opens the account of somebody under 14, or renews the consent when the text about personal data has changed. */
export function RepresentativeConsentCard({ youthId, renews = false }: { youthId: string; renews?: boolean }) {
  const t = useTexts("staff");
  const words = useTexts("representation");
  const reload = useReloadCase();
  const { onSubmit, busy, error, fieldErrors } = useFormSubmit(async (data) => {
    await api(recordRepresentativeConsent, {
      params: { youthId },
      body: { proof: proofOf(data), archiveNumber: fieldOf(data, "archiveNumber"), representativeId: signerOf(data) },
    });
    announce(t(renews ? "answerDone" : "consentDone"));
    await reload();
  });
  return (
    <Card tone="sun">
      <h2>{renews ? words("renewTitle") : t("consentTitle")}</h2>
      <p>{renews ? words("renewText") : t("consentText")}</p>
      <Form onSubmit={onSubmit} errors={fieldErrors}>
        <ProofFields youthId={youthId} errors={fieldErrors} />
        <WriteRefusal error={error} reload={() => void reload()} />
        <span>
          <Button type="submit" busy={busy}>
            {t("consentRecord")}
          </Button>
        </span>
      </Form>
    </Card>
  );
}

/** The representative's yes or no to one application. */
export function RepresentativeAnswerCard({
  youthId,
  row,
}: {
  youthId: string;
  row: YouthCase["applicationRows"][number];
}) {
  const t = useTexts("staff");
  const reload = useReloadCase();
  const { onSubmit, busy, error, fieldErrors } = useFormSubmit(async (data) => {
    const agreed = data.get("agreed");
    const body = {
      agreed: agreed === null ? (null as unknown as boolean) : agreed === "yes", // an unanswered question is refused by the server
      proof: proofOf(data),
      archiveNumber: fieldOf(data, "archiveNumber"),
      representativeId: signerOf(data),
      version: row.version,
    };
    await api(answerForRepresentative, { params: { applicationId: row.id }, body });
    announce(t("answerDone"));
    await reload();
  });
  return (
    <Card tone="sun">
      <h2>{t("answerTitle")}</h2>
      <p>
        <strong>{row.title}</strong> · {row.organisationName}
      </p>
      <p>{t("answerText")}</p>
      <Form onSubmit={onSubmit} errors={fieldErrors}>
        <RadioCards
          name="agreed"
          label={t("agreed")}
          options={(["yes", "no"] as const).map((id) => ({ id, label: t(`agreed_${id}`) }))}
          error={fieldErrors["agreed"]}
        />
        <ProofFields youthId={youthId} errors={fieldErrors} />
        <WriteRefusal error={error} reload={() => void reload()} />
        <span>
          <Button type="submit" busy={busy}>
            {t("answerRecord")}
          </Button>
        </span>
      </Form>
    </Card>
  );
}
