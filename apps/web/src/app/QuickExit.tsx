import { useEffect } from "react";
import { useSession } from "../api/session.ts";
import { Icon } from "../ui/icons.tsx";
import { elsewhere, leaveAtOnce, onQuickKeys } from "./quick-exit.ts";
import styles from "./Shell.module.css";
import { useTexts } from "./texts.ts";

/** For young people and guests: away from here at once. A link, so it works before the script does. */
export function QuickExit() {
  const t = useTexts("common");
  const { me } = useSession();
  const shown = me === null || me.acting === "youth";
  useEffect(() => (shown ? onQuickKeys(leaveAtOnce) : undefined), [shown]);
  if (!shown) return null;
  return (
    <a
      className={styles["quickExit"]}
      href={elsewhere}
      onClick={(event) => {
        event.preventDefault();
        leaveAtOnce();
      }}
    >
      <Icon name="cross" />
      <span className={styles["quickExitWord"]}>{t("quickExit")}</span>
    </a>
  );
}
