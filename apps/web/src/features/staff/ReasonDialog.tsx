import type { ReactNode } from "react";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Form, TextArea } from "../../ui/fields.tsx";

type ReasonDialogProps = {
  open: boolean;
  onClose: () => void;
  words: { title: string; text: string; reason: string; confirm: string };
  send: (reason: string) => Promise<void>;
  /** What to show for a refusal of the server. */
  refusal: (error: unknown) => ReactNode;
};

/** A refusal says why, and its words reach the other side. */
export function ReasonDialog({ open, onClose, words, send, refusal }: ReasonDialogProps) {
  const t = useTexts("staff");
  return (
    <Dialog open={open} onClose={onClose} title={words.title} closeLabel={t("cancel")}>
      <ReasonForm onClose={onClose} words={words} send={send} refusal={refusal} />
    </Dialog>
  );
}

function ReasonForm({ onClose, words, send, refusal }: Omit<ReasonDialogProps, "open">) {
  const t = useTexts("staff");
  const { onSubmit, busy, error, fieldErrors } = useFormSubmit((data) => send(fieldOf(data, "reason")));
  return (
    <Form onSubmit={onSubmit} errors={fieldErrors}>
      <p>{words.text}</p>
      <TextArea name="reason" label={words.reason} required maxLength={500} />
      {fieldErrors["reason"] === undefined && refusal(error)}
      <ButtonRow>
        <Button type="submit" tone="danger" busy={busy}>
          {words.confirm}
        </Button>
        <Button tone="plain" onClick={onClose}>
          {t("cancel")}
        </Button>
      </ButtonRow>
    </Form>
  );
}
