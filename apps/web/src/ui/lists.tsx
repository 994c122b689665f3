import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon } from "./icons.tsx";
import styles from "./lists.module.css";
import { RestPicture } from "./pictures.tsx";

export type Reason = { id: string; sign: "yes" | "open" | "no"; text: ReactNode };

/** Why something fits (✓), what is still open (○), what does not go (✕). `words` name the signs for a screen reader. */
export function Reasons({ items, words }: { items: readonly Reason[]; words?: Record<Reason["sign"], string> }) {
  return (
    <ul className={styles["reasons"]}>
      {items.map(({ id, sign, text }) => (
        <li key={id}>
          <span className={classes(styles["sign"], styles[sign])}>
            <Icon name={sign === "yes" ? "check" : sign === "open" ? "ring" : "cross"} size={20} />
            {words && <span className="visually-hidden">{words[sign]}</span>}
          </span>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

/** A list of things that wait, densely: one row each, with what it is on the left and its age or state on the right. */
export function Queue({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles["queue"]} aria-label={label}>
      {children}
    </ul>
  );
}

type QueueRowProps = { title: ReactNode; detail?: ReactNode; side?: ReactNode };

export function QueueRow({ title, detail, side }: QueueRowProps) {
  return (
    <li className={styles["row"]}>
      <div>
        <div className={styles["rowTitle"]}>{title}</div>
        {detail !== undefined && <div className="muted">{detail}</div>}
      </div>
      {side !== undefined && <div className={styles["side"]}>{side}</div>}
    </li>
  );
}

/** Names and their values. */
export function Facts({ items }: { items: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className={styles["facts"]}>
      {items.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Nothing there: says so, and what one can do. On a desk it means done. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles["empty"]}>
      <RestPicture />
      <p className={styles["emptyTitle"]}>{title}</p>
      {children}
    </div>
  );
}
