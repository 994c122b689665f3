import type { RequestPurpose } from "@posoka/domain/guardians/requests";
import { answerRequestOnPaper } from "@posoka/schema/cases";
import type { Representation } from "@posoka/schema/guardians";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { WriteRefusal } from "../../app/WriteRefusal.tsx";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Form } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { announce } from "../../ui/Status.tsx";
import { representationOf } from "./queries.ts";
import { useReloadCase } from "./reload-case.ts";
import { ProofFields, proofOf, RepresentativeConsentCard, signerOf } from "./RepresentativeCards.tsx";

type Asked = Representation["requests"][number];

/** What representatives were asked since the account is open, and could answer on paper. */
export function RepresentativeAnswers({ youthId }: { youthId: string }) {
  const waiting = useQuery(representationOf(youthId)).data?.requests.filter(({ state }) => state === "waiting") ?? [];
  return (
    <>
      {waiting.some(({ purpose }) => purpose === "use_platform") && (
        <RepresentativeConsentCard youthId={youthId} renews />
      )}
      {waiting.map((request) =>
        request.share === null ? null : <ShareAnswer key={request.id} youthId={youthId} request={request} />,
      )}
    </>
  );
}

/** The representative's yes or no to what a partner may see. */
function ShareAnswer({ youthId, request: { id: requestId, title, share } }: { youthId: string; request: Asked }) {
  const t = useTexts("representation");
  const words = useTexts("staff");
  const { shortDate } = useFormat();
  const reload = useReloadCase();
  const { onSubmit, busy, error, fieldErrors } = useFormSubmit(async (data) => {
    const agreed = data.get("agreed");
    // An unanswered question is refused by the server.
    const act = agreed === null ? ("" as "given") : agreed === "yes" ? "given" : "refused";
    const paper = {
      proof: proofOf(data),
      archiveNumber: fieldOf(data, "archiveNumber"),
      representativeId: signerOf(data),
    };
    await api(answerRequestOnPaper, { params: { requestId }, body: { act, ...paper } });
    announce(words("answerDone"));
    await reload();
  });
  const fields = share?.fields.map((field) => t(`field_${field}`)).join(", ") ?? "";
  return (
    <Card tone="sun">
      <h2>{t("shareTitle")}</h2>
      <p>
        <strong>{title}</strong>
      </p>
      <p>{t("shareText", { fields, date: share === null ? "" : shortDate(share.until) })}</p>
      <Form onSubmit={onSubmit} errors={fieldErrors}>
        <RadioCards
          name="agreed"
          label={words("agreed")}
          options={(["yes", "no"] as const).map((id) => ({ id, label: words(`agreed_${id}`) }))}
          error={fieldErrors["act"]}
        />
        <ProofFields youthId={youthId} errors={fieldErrors} />
        <WriteRefusal error={error} reload={() => void reload()} />
        <span>
          <Button type="submit" busy={busy}>
            {words("answerRecord")}
          </Button>
        </span>
      </Form>
    </Card>
  );
}

type PaperBackProps = { youthId: string; requestId: string; purpose: RequestPurpose; what: string };

/** A yes that a representative took back on paper; it acts at once. */
export function PaperBack(props: PaperBackProps) {
  const { what } = props;
  const t = useTexts("representation");
  const common = useTexts("common");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small tone="quiet" aria-label={t("paperBackOf", { what })} onClick={() => setOpen(true)}>
        {t("paperBack")}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("paperBack")} closeLabel={common("close")}>
        <PaperBackForm {...props} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function PaperBackForm({ youthId, requestId, purpose, what, close }: PaperBackProps & { close: () => void }) {
  const t = useTexts("representation");
  const reload = useReloadCase();
  const { onSubmit, busy, error, fieldErrors } = useFormSubmit(async (data) => {
    const paper = {
      proof: proofOf(data),
      archiveNumber: fieldOf(data, "archiveNumber"),
      representativeId: signerOf(data),
    };
    await api(answerRequestOnPaper, { params: { requestId }, body: { act: "withdrawn", ...paper } });
    announce(t("paperBackDone"));
    close();
    await reload();
  });
  return (
    <Form onSubmit={onSubmit} errors={fieldErrors}>
      <p>
        <strong>{what}</strong>
      </p>
      <p>{t(`paperBackText_${purpose}`)}</p>
      <ProofFields youthId={youthId} errors={fieldErrors} />
      <WriteRefusal error={error} reload={() => void reload()} />
      <ButtonRow>
        <Button type="submit" tone="danger" busy={busy}>
          {t("paperBackSave")}
        </Button>
        <Button tone="plain" onClick={close}>
          {t("cancel")}
        </Button>
      </ButtonRow>
    </Form>
  );
}
