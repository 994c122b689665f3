import { isEik } from "@posoka/domain/eik";
import { useState } from "react";
import { useTexts } from "../../app/texts.ts";
import { TextField } from "../../ui/fields.tsx";
import { Icon } from "../../ui/icons.tsx";
import styles from "./partner.module.css";

/** The company number with its checksum told beside it while it is typed. */
export function CompanyNumber({ initial }: { initial: string }) {
  const t = useTexts("partner");
  const [value, setValue] = useState(initial);
  const digits = value.replaceAll(/\s/g, "");
  const missing = (digits.length <= 9 ? 9 : 13) - digits.length;
  const isWhole = /^\d+$/.test(digits) && missing === 0;
  const isGood = isWhole && isEik(digits);
  const isStarted = /^\d+$/.test(digits) && missing > 0;
  return (
    <div className={styles["withAnswer"]}>
      <TextField
        name="organisation.eik"
        label={t("eik")}
        hint={t("eikHint")}
        required
        value={value}
        onChange={setValue}
        inputMode="numeric"
        maxLength={20}
        autoComplete="off"
      />
      <p role="status" className={styles["answer"]} data-good={isGood}>
        {isStarted && t("eikMore", { count: missing })}
        {isWhole && (
          <>
            <Icon name={isGood ? "check" : "warning"} size={20} />
            {t(isGood ? "eikGood" : "eikBad")}
          </>
        )}
      </p>
    </div>
  );
}
