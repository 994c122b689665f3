import type { MyApplication } from "@posoka/schema/applications";
import { useFormat } from "../../app/format.ts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import styles from "./applications.module.css";

/** What the partner said, why, and in which words. */
export function AnswerCard({ answer }: { answer: NonNullable<MyApplication["answer"]> }) {
  const t = useTexts("applications");
  const { date } = useFormat();
  return (
    <Card>
      <h2>{t("answerTitle")}</h2>
      <p className={styles["next"]}>{t(`answer_${answer.decision}`)}</p>
      {answer.reason !== null && <p>{t("reason", { reason: t(`refusal_${answer.reason}`) })}</p>}
      {answer.words !== "" && (
        <figure className={styles["quote"]}>
          <figcaption className="muted">{t("answerWords")}</figcaption>
          <blockquote className={styles["words"]}>{answer.words}</blockquote>
        </figure>
      )}
      <p className="muted">{t("answerOn", { date: date(answer.at) })}</p>
    </Card>
  );
}

/** After a no, or no answer: three things that help. */
export function NextSteps() {
  const t = useTexts("applications");
  const steps = [
    { text: t("step1"), action: t("step1Action"), href: paths.matches() },
    { text: t("step2"), action: t("step2Action"), href: `${paths.profile()}#skills` },
    { text: t("step3"), action: t("step3Action"), href: paths.help() },
  ];
  return (
    <Card tone="sun">
      <h2>{t("stepsTitle")}</h2>
      <ol className={styles["steps"]}>
        {steps.map(({ text, action, href }) => (
          <li key={href}>
            <p>{text}</p>
            <LinkButton small tone="plain" href={href}>
              {action}
            </LinkButton>
          </li>
        ))}
      </ol>
    </Card>
  );
}
