import { useTexts } from "../../app/texts.ts";
import type { Experience } from "./document.ts";
import { draft } from "./draft.ts";
import styles from "./profile.module.css";
import { RemoveButton } from "./RemoveButton.tsx";

export function ExperienceRows({ items }: { items: readonly Experience[] }) {
  const t = useTexts("profile");
  if (items.length === 0) return null;
  const remove = (id: string) => {
    draft.change((doc) => ({ ...doc, experiences: doc.experiences.filter((one) => one.id !== id) }));
  };
  return (
    <ul className={styles["rows"]}>
      {items.map(({ id, kind, words, months }) => (
        <li key={id} className={styles["row"]}>
          <div className={styles["grow"]}>
            <strong>{words}</strong>
            {kind !== "everyday" && (
              <p className="muted">
                {t(`experience_${kind}`)}
                {months !== null && ` · ${t("workMonthsShort", { months })}`}
              </p>
            )}
          </div>
          <RemoveButton what={words} onRemove={() => remove(id)} />
        </li>
      ))}
    </ul>
  );
}
