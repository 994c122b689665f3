import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icons.tsx";
import styles from "./Notice.module.css";

const icons = { info: "info", error: "warning", success: "check", wait: "ring" } as const satisfies Record<
  string,
  IconName
>;

type NoticeProps = {
  tone?: keyof typeof icons;
  title?: string;
  /** Read out as soon as it appears. An error always is. */
  announce?: boolean;
  children?: ReactNode;
};

/** Something that one should know before going on; what to do next belongs inside it. */
export function Notice({ tone = "info", title, announce = false, children }: NoticeProps) {
  const role = tone === "error" ? "alert" : announce ? "status" : undefined;
  return (
    <div className={classes(styles["notice"], styles[tone])} {...(role && { role })}>
      <span className={styles["sign"]}>
        <Icon name={icons[tone]} />
      </span>
      <div className={styles["words"]}>
        {title !== undefined && <p className={styles["title"]}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
