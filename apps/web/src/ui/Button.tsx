import { type ButtonHTMLAttributes, type ReactNode, useId } from "react";
import { Link } from "wouter";
import styles from "./Button.module.css";
import { classes } from "./classes.ts";

export type Tone = "primary" | "quiet" | "plain" | "danger";

type Looks = { tone?: Tone; small?: boolean };
const looks = ({ tone = "primary", small = false }: Looks) =>
  classes(styles["button"], tone !== "primary" && styles[tone], small && styles["small"]);

type ButtonProps = Looks &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "style" | "disabled"> & {
    "data-safe"?: boolean;
    /** Keeps the place and the focus while something is under way; further presses do nothing. */
    busy?: boolean;
    /** Why it cannot be pressed now: shown below it and read out. The button stays in the tab order. */
    reason?: string | undefined;
  };

// A press must not take the focus from a field first: its error would go, the button would move, and the press would miss.
const keepFocus = (event: { preventDefault: () => void }) => event.preventDefault();

export function Button({
  tone,
  small,
  busy = false,
  reason,
  type = "button",
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const stopped = busy || reason !== undefined;
  const button = (
    <button
      {...rest}
      type={type}
      {...(type === "submit" && { onMouseDown: keepFocus })}
      className={classes(looks({ ...(tone && { tone }), ...(small && { small }) }), busy && styles["busy"])}
      {...(reason !== undefined && { "aria-disabled": true, "aria-describedby": reasonId })}
      {...(busy && { "aria-busy": true })}
      onClick={(event) => (stopped ? event.preventDefault() : onClick?.(event))}
    >
      {children}
    </button>
  );
  if (reason === undefined) return button;
  return (
    <span className={styles["withReason"]}>
      {button}
      <span id={reasonId} className={styles["reason"]}>
        {reason}
      </span>
    </span>
  );
}

type LinkButtonProps = Looks & {
  /** A path of ours without the language prefix, or with `external` any address. */
  href: string;
  external?: boolean;
  onClick?: () => void;
  children: ReactNode;
};

/** Looks like a button, goes somewhere like a link. */
export function LinkButton({ href, external = false, tone, small, onClick, children }: LinkButtonProps) {
  const className = looks({ ...(tone && { tone }), ...(small && { small }) });
  if (external) {
    return (
      <a className={className} href={href} rel="noopener noreferrer">
        {children}
      </a>
    );
  }
  return (
    <Link className={className} href={href} {...(onClick && { onClick })}>
      {children}
    </Link>
  );
}

/** Buttons beside each other, below each other where there is no room. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className={styles["row"]}>{children}</div>;
}
