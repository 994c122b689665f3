import { renewRecoveryCodes } from "@posoka/schema/factors";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api } from "../../api/client.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { classes } from "../../ui/classes.ts";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Notice } from "../../ui/Notice.tsx";
import styles from "./accounts.module.css";

type RecoveryCodesProps = { codes: readonly string[]; userName: string; onKept: () => void };

/** The ten codes, this one time; made to be copied or printed. */
export function RecoveryCodes({ codes, userName, onKept }: RecoveryCodesProps) {
  const t = useTexts("factor");
  const title = useRef<HTMLHeadingElement>(null);
  // In the middle of a page: the focus brings the codes into sight.
  useEffect(() => title.current?.focus(), []);
  return (
    <div className={classes(styles["recovery"], "print-alone")}>
      <h3 ref={title} tabIndex={-1}>
        {t("codesTitle")}
      </h3>
      <p className="no-print">{t("codesOnce")}</p>
      <p className={styles["printOnly"]}>{t("codesPrintTitle", { userName })}</p>
      <ul className={styles["codes"]} aria-label={t("codesTitle")}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="no-print">
        <ButtonRow>
          <CopyButton
            text={codes.join("\n")}
            words={{ copy: t("codesCopy"), copied: t("codesCopied"), failed: t("codesCopyFailed") }}
          />
          <Button tone="plain" onClick={() => window.print()}>
            <Icon name="print" />
            {t("codesPrint")}
          </Button>
          <Button onClick={onKept}>{t("codesKept")}</Button>
        </ButtonRow>
      </div>
    </div>
  );
}

type RenewCodesProps = {
  left: number;
  run: <T>(act: () => Promise<T>) => Promise<T>;
  onMade: (codes: readonly string[]) => Promise<void>;
};

/** Fewer than this, and the page says so. */
const few = 3;

export function RenewCodes({ left, run, onMade }: RenewCodesProps) {
  const t = useTexts("factor");
  const common = useTexts("common");
  const renew = useMutation({
    mutationFn: () => run(() => api(renewRecoveryCodes)),
    onSuccess: ({ recoveryCodes }) => onMade(recoveryCodes),
  });
  return (
    <>
      <h3>{t("codesTitle")}</h3>
      <p>
        {t("codesLead")} {t("codesLeft", { count: left })}
      </p>
      {left < few && (
        <Notice tone="wait">
          <p>{t("codesFew")}</p>
        </Notice>
      )}
      <ButtonRow>
        <ConfirmButton
          label={t("codesRenew")}
          title={t("codesRenewTitle")}
          text={t("codesRenewText")}
          confirm={t("codesRenewYes")}
          cancel={common("cancel")}
          danger={false}
          onConfirm={() => renew.mutate()}
        />
      </ButtonRow>
      <ErrorNotice error={renew.error} />
    </>
  );
}
