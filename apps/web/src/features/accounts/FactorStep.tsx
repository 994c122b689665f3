import type { Me } from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import { signInWithFactor } from "@posoka/schema/factors";
import { api } from "../../api/client.ts";
import { enter } from "../../api/session.ts";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { Page } from "../../app/Page.tsx";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Form, TextField } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { useFocus } from "./focus.ts";
import { Refusal } from "./Refusal.tsx";

type FactorStepProps = { ticket: string; shared: boolean; onEntered: (me: Me) => void; onBack: () => void };

/** The second step of a sign-in. The ticket lives for five minutes, in the memory of this page alone. */
export function FactorStep({ ticket, shared, onEntered, onBack }: FactorStepProps) {
  const t = useTexts("entry");
  const title = useFocus<HTMLHeadingElement>();
  const { busy, error, fieldErrors, onSubmit } = useFormSubmit(async (data) => {
    const body = { ticket, code: fieldOf(data, "code"), shared };
    onEntered(enter(await api(signInWithFactor, { body })));
  });
  const isOver = error instanceof AppError && error.code === "ticket_over";
  return (
    <Page title={t("stepTitle")} ownTitle width="narrow">
      <Card>
        <h1 ref={title} tabIndex={-1}>
          {t("stepTitle")}
        </h1>
        <p>{t("stepLead")}</p>
        <Form onSubmit={onSubmit} errors={fieldErrors}>
          <TextField
            name="code"
            label={t("code")}
            hint={t("codeHint")}
            required
            autoComplete="one-time-code"
            maxLength={20}
          />
          <Refusal error={fieldErrors["code"] === undefined ? error : null} />
          <ButtonRow>
            {!isOver && (
              <Button type="submit" busy={busy}>
                {t("stepAction")}
              </Button>
            )}
            <Button tone={isOver ? "primary" : "plain"} onClick={onBack}>
              {t("stepBack")}
            </Button>
          </ButtonRow>
        </Form>
      </Card>
    </Page>
  );
}
