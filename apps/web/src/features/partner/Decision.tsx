import { refusalReasons, type RefusalReason } from "@posoka/domain/vocabulary";
import {
  type Candidate,
  decideApplication,
  getCandidate,
  listCandidates,
  type partnerDecisions,
} from "@posoka/schema/applications";
import { listMyOpenings } from "@posoka/schema/openings";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { useSession } from "../../api/session.ts";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { useTexts } from "../../app/texts.ts";
import { WriteRefusal } from "../../app/WriteRefusal.tsx";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Form, TextArea } from "../../ui/fields.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { announce } from "../../ui/Status.tsx";

type Answer = (typeof partnerDecisions)[number];

const tones = { yes: "primary", talk: "quiet", no: "plain" } as const;

/** Three answers; each says what it means before it is sent, and a no says why. */
export function Decision({ candidate }: { candidate: Candidate }) {
  const t = useTexts("candidates");
  const [asked, setAsked] = useState<Answer | null>(null);
  if (candidate.can.length === 0) return null;
  return (
    <>
      <ButtonRow>
        {candidate.can.map((answer) => (
          <Button key={answer} tone={tones[answer]} onClick={() => setAsked(answer)}>
            {t(answer)}
          </Button>
        ))}
      </ButtonRow>
      <Dialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={asked === null ? t("answerTitle") : t(`${asked}Title`)}
        closeLabel={t("cancel")}
      >
        {asked !== null && <AnswerForm answer={asked} candidate={candidate} onClose={() => setAsked(null)} />}
      </Dialog>
    </>
  );
}

function AnswerForm({ answer, candidate, onClose }: { answer: Answer; candidate: Candidate; onClose: () => void }) {
  const t = useTexts("candidates");
  const common = useTexts("common");
  const queries = useQueryClient();
  const { me } = useSession();
  const { cardId } = candidate.card;
  const reload = () =>
    Promise.all(
      [getCandidate, listCandidates, listMyOpenings].map(({ path }) => queries.invalidateQueries({ queryKey: [path] })),
    );
  const { onSubmit, busy, error, fieldErrors } = useFormSubmit(async (data) => {
    const chosen = refusalReasons.find((one) => one === data.get("reason")) ?? null;
    const reason: RefusalReason | null = answer === "no" ? chosen : null;
    await api(decideApplication, {
      params: { cardId },
      body: { decision: answer, reason, words: fieldOf(data, "words"), version: candidate.version },
    });
    announce(t("answered"));
    onClose();
    await reload();
  });
  const reasonError = fieldErrors["reason"];
  return (
    <Form onSubmit={onSubmit} errors={fieldErrors}>
      <p>{t(`${answer}Text`)}</p>
      {answer === "no" && (
        <RadioCards
          name="reason"
          label={t("reason")}
          options={refusalReasons.map((id) => ({ id, label: t(`reason_${id}`) }))}
          error={reasonError === undefined ? undefined : t("reasonNeeded")}
        />
      )}
      <TextArea
        name="words"
        label={t("words")}
        mark={common("optional")}
        hint={t(answer === "no" ? "wordsHintNo" : "wordsHintYes")}
        maxLength={600}
      />
      {me && <p className="muted">{t("byName", { name: me.displayName || me.userName })}</p>}
      {reasonError === undefined && <WriteRefusal error={error} reload={() => void reload().then(onClose)} />}
      <ButtonRow>
        <Button type="submit" busy={busy}>
          {t("send")}
        </Button>
        <Button tone="plain" onClick={onClose}>
          {t("cancel")}
        </Button>
      </ButtonRow>
    </Form>
  );
}
