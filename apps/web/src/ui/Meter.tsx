import styles from "./Meter.module.css";

type MeterProps = {
  /** From 0 to `max`. */
  value: number;
  max?: number;
  label: string;
  /** What is read out in place of the number. */
  text?: string;
};

/** How far something is, or how much of it there is. The words belong beside it. */
export function Meter({ value, max = 100, label, text }: MeterProps) {
  const share = Math.max(0, Math.min(1, max === 0 ? 0 : value / max));
  return (
    <svg
      className={styles["meter"]}
      width="100%"
      height="8"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      {...(text !== undefined && { "aria-valuetext": text })}
    >
      <rect className={styles["rest"]} width="100%" height="8" rx="4" />
      <rect className={styles["done"]} width={`${(share * 100).toFixed(1)}%`} height="8" rx="4" />
    </svg>
  );
}
