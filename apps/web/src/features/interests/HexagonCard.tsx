import { interestTypes } from "@posoka/domain/interests/types";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { type Corner, Hexagon } from "../../ui/Hexagon.tsx";
import { Card } from "../../ui/layout.tsx";
import styles from "./result.module.css";
import type { ShownResult } from "./sitting.ts";
import { onScale } from "./words.ts";

/** The picture, and the same in numbers for those who want them or cannot see it. */
export function HexagonCard({ result: { profile, uncertainty, finishedAt } }: { result: ShownResult }) {
  const t = useTexts("result");
  const { number, date } = useFormat();
  const rows = interestTypes.map((type) => ({
    type,
    label: t(type),
    value: number(onScale(profile[type]), 1),
    low: number(onScale(profile[type] - uncertainty[type]), 1),
    high: number(onScale(profile[type] + uncertainty[type]), 1),
  }));
  const corners = interestTypes.map((type): Corner => ({
    label: t(type),
    value: profile[type],
    unsure: uncertainty[type],
  }));
  const values = rows.map(({ label, value }) => `${label}: ${value}`).join("; ");
  return (
    <Card width={5}>
      <h2>{t("hexagonTitle")}</h2>
      <p className="muted">{t("light")}</p>
      <Hexagon
        corners={corners as unknown as Parameters<typeof Hexagon>[0]["corners"]}
        label={t("hexagonLabel", { values })}
      />
      <details className={styles["details"]}>
        <summary>{t("tableOpen")}</summary>
        <table className={styles["table"]}>
          <caption className="visually-hidden">{t("tableCaption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("tableType")}</th>
              <th scope="col">{t("tableValue")}</th>
              <th scope="col">{t("tableRange")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ type, label, value, low, high }) => (
              <tr key={type}>
                <th scope="row">{label}</th>
                <td>{value}</td>
                <td>{t("range", { low, high })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <p className={styles["date"]}>{t("takenOn", { date: date(finishedAt) })}</p>
    </Card>
  );
}
