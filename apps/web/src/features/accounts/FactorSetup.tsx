import { AppError } from "@posoka/schema/errors";
import { confirmFactor, type startFactor } from "@posoka/schema/factors";
import type { ReplyOf } from "@posoka/schema/route";
import { api } from "../../api/client.ts";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Form, TextField } from "../../ui/fields.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { QrCode } from "../../ui/QrCode.tsx";
import { announce } from "../../ui/Status.tsx";
import styles from "./accounts.module.css";
import { Refusal } from "./Refusal.tsx";

type FactorSetupProps = {
  setup: ReplyOf<typeof startFactor>;
  /** There is one in force already, on another device. */
  replaces: boolean;
  run: <T>(act: () => Promise<T>) => Promise<T>;
  onConfirmed: (recoveryCodes: readonly string[]) => Promise<void>;
  onAgain: () => void;
};

/** The square, the same key for typing, and the first code that makes it count. */
export function FactorSetup({ setup, replaces, run, onConfirmed, onAgain }: FactorSetupProps) {
  const t = useTexts("factor");
  const { busy, error, fieldErrors, onSubmit } = useFormSubmit(async (data) => {
    const { recoveryCodes } = await run(() => api(confirmFactor, { body: { code: fieldOf(data, "code") } }));
    announce(t("confirmed"));
    await onConfirmed(recoveryCodes);
  });
  if (error instanceof AppError && error.code === "conflict") {
    return (
      <Notice tone="error">
        <p>{t("expired")}</p>
        <Button small tone="quiet" onClick={onAgain}>
          {t("again")}
        </Button>
      </Notice>
    );
  }
  return (
    <>
      {replaces && <p>{t("replaceText")}</p>}
      <p>{t("step1")}</p>
      <QrCode {...setup.qr} label={t("qrLabel")} />
      <label className={styles["key"]}>
        {t("manual")}
        <textarea
          readOnly
          rows={2}
          aria-label={t("manualLabel")}
          value={setup.secret.replace(/.{4}(?=.)/g, "$& ")}
          onFocus={(event) => event.target.select()}
        />
      </label>
      <p>{t("step2")}</p>
      <Form onSubmit={onSubmit} errors={fieldErrors}>
        <TextField
          name="code"
          label={t("code")}
          hint={t("codeHint")}
          required
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={10}
        />
        <Refusal error={fieldErrors["code"] === undefined ? error : null} />
        <ButtonRow>
          <Button type="submit" busy={busy}>
            {t("confirm")}
          </Button>
        </ButtonRow>
      </Form>
    </>
  );
}
