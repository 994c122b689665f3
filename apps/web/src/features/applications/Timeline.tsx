import type { MyApplication } from "@posoka/schema/applications";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { Card } from "../../ui/layout.tsx";
import styles from "./applications.module.css";

/** What has happened, from the first step to the last. */
export function Timeline({ history }: Pick<MyApplication, "history">) {
  const t = useTexts("applications");
  const { dateTime } = useFormat();
  if (history.length === 0) return null;
  const ordered = [...history].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <Card>
      <h2>{t("timelineTitle")}</h2>
      <ol className={styles["timeline"]}>
        {ordered.map(({ state, at, by }, place) => (
          <li key={`${state}-${at}`} {...(place === ordered.length - 1 && { "aria-current": "step" as const })}>
            <strong>{t(`state_${state}`)}</strong>
            <span className="muted">
              {dateTime(at)} · {t(`by_${by}`)}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
