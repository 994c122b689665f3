import type { OpeningKind } from "@posoka/domain/vocabulary";
import type { Pay as PayFact } from "@posoka/schema/openings";
import { useFormat } from "../format.ts";
import { useTexts } from "../texts.ts";
import styles from "./Pay.module.css";

/** Kinds for which a missing pay is worth a word; nobody is paid for a visit. */
export const paidKinds: ReadonlySet<OpeningKind> = new Set(["job", "internship", "apprenticeship", "school_practice"]);

/** The pay, large; said to be missing where one would expect it. The page names `openings` and `vocabulary` among its words. */
export function Pay({ pay, kind }: { pay: PayFact | null; kind: OpeningKind }) {
  const t = useTexts("openings");
  const words = useTexts("vocabulary");
  const { euro } = useFormat();
  if (pay && pay.max === 0) return <p className={styles["none"]}>{t("payNone")}</p>;
  if (pay) {
    return (
      <p className={styles["pay"]}>
        {euro(pay.min, pay.max)} <small>{t("payGross", { period: words(`period_${pay.period}`) })}</small>
      </p>
    );
  }
  return paidKinds.has(kind) ? <p className={styles["none"]}>{t("payUnstated")}</p> : null;
}
