import { AppError } from "@posoka/schema/errors";
import { reauthenticate } from "@posoka/schema/factors";
import { type ReactNode, useState } from "react";
import { api } from "../api/client.ts";
import { useSession } from "../api/session.ts";
import { Button, ButtonRow } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form, TextField } from "../ui/fields.tsx";
import { PasswordField } from "../ui/PasswordField.tsx";
import { ErrorNotice } from "./ErrorNotice.tsx";
import { fieldOf, secretOf, useFormSubmit } from "./forms.ts";
import { useTexts } from "./texts.ts";

type Asking = { again: () => void; giveUp: () => void };

/**
 * For acts that want a fresh proof of who one is: `run` does the act, asks when the server says so, and does it again.
 * `dialog` belongs outside of any form: what is typed there is not for that form. The page's route names the words "entry".
 */
export function useFresh(): { run: <T>(act: () => Promise<T>) => Promise<T>; dialog: ReactNode } {
  const [asking, setAsking] = useState<Asking>();
  const run = async <T,>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "fresh_needed") throw error;
      await new Promise<void>((done, fail) => setAsking({ again: done, giveUp: () => fail(error) }));
      return act();
    }
  };
  const close = (then: keyof Asking) => {
    setAsking(undefined);
    asking?.[then]();
  };
  const dialog = asking && <AskAgain onDone={() => close("again")} onClose={() => close("giveUp")} />;
  return { run, dialog };
}

function AskAgain({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const t = useTexts("entry");
  const common = useTexts("common");
  const { me } = useSession();
  const [byCode, setByCode] = useState(false);
  const { busy, error, fieldErrors, onSubmit } = useFormSubmit(async (data) => {
    const body = byCode ? { code: fieldOf(data, "code") } : { password: secretOf(data, "password") };
    await api(reauthenticate, { body });
    onDone();
  });
  const isWrong = error instanceof AppError && error.code === "wrong_credentials";
  return (
    <Dialog open onClose={onClose} title={t("againTitle")} closeLabel={common("close")}>
      <p>{byCode ? t("againTextCode") : t("againText")}</p>
      <Form onSubmit={onSubmit} errors={isWrong ? { password: t("againWrong") } : fieldErrors}>
        {byCode ? (
          <TextField
            key="code"
            name="code"
            label={t("code")}
            hint={t("codeHint")}
            required
            autoComplete="one-time-code"
            maxLength={20}
          />
        ) : (
          <PasswordField
            key="password"
            name="password"
            label={t("againPassword")}
            required
            autoComplete="current-password"
            words={{
              show: common("show"),
              hide: common("hide"),
              showShort: common("show"),
              hideShort: common("hide"),
            }}
          />
        )}
        <ErrorNotice error={isWrong ? null : error} />
        <ButtonRow>
          <Button type="submit" busy={busy}>
            {t("againAction")}
          </Button>
          {me?.factor === "on" && (
            <Button tone="plain" onClick={() => setByCode(!byCode)}>
              {byCode ? t("againByPassword") : t("againByCode")}
            </Button>
          )}
        </ButtonRow>
      </Form>
    </Dialog>
  );
}
