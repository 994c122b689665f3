import type { ElementType, ReactNode } from "react";
import { classes } from "./classes.ts";
import styles from "./layout.module.css";

/** Columns of twelve that it takes from 800 px on; the whole width on a phone. */
export type Width = 3 | 4 | 5 | 6 | 7 | 8 | 9;

type CardProps = {
  tone?: "plain" | "hero" | "sun" | "leaf";
  width?: Width;
  as?: "section" | "article" | "li" | "div" | "aside";
  /** Stays in sight beside something long. */
  sticky?: boolean;
  id?: string;
  labelledBy?: string;
  children: ReactNode;
};

export function Card({
  tone = "plain",
  width,
  as: Tag = "section",
  sticky = false,
  id,
  labelledBy,
  children,
}: CardProps) {
  const className = classes(
    styles["card"],
    tone !== "plain" && styles[tone],
    width && styles[`w${width}`],
    sticky && styles["sticky"],
  );
  return (
    <Tag className={className} {...(id && { id })} {...(labelledBy && { "aria-labelledby": labelledBy })}>
      {children}
    </Tag>
  );
}

/** Cards on twelve columns. */
export function Grid({ children }: { children: ReactNode }) {
  return <div className={styles["grid"]}>{children}</div>;
}

/** One below the other with even air. */
export function Stack({
  tight = false,
  width,
  sticky = false,
  as: Tag = "div",
  children,
}: {
  tight?: boolean;
  width?: Width;
  /** Stays in sight beside something long. */
  sticky?: boolean;
  as?: ElementType;
  children: ReactNode;
}) {
  return (
    <Tag
      className={classes(
        styles["stack"],
        tight && styles["tight"],
        width && styles[`w${width}`],
        sticky && styles["sticky"],
      )}
    >
      {children}
    </Tag>
  );
}

/** Two things at the ends of a line. */
export function Between({ children }: { children: ReactNode }) {
  return <div className={styles["between"]}>{children}</div>;
}

const chipTones = { sun: "", leaf: "chipLeaf", clay: "chipClay", plain: "chipPlain" } as const;

/** A short word about the thing beside it. Never the only place where something is said by colour. */
export function Chip({ tone = "sun", children }: { tone?: keyof typeof chipTones; children: ReactNode }) {
  return <span className={classes(styles["chip"], styles[chipTones[tone]])}>{children}</span>;
}
