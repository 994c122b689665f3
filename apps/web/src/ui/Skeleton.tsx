import styles from "./Skeleton.module.css";

/** Grey lines in the shape of what comes. `lines` are shares of the width in tenths, such as [4, 10, 8]. */
export function Skeleton({ lines = [4, 10, 8] }: { lines?: readonly number[] }) {
  return (
    <div className={styles["lines"]} aria-hidden="true">
      {lines.map((tenths, at) => (
        <svg key={at} className={styles["line"]} width={`${tenths * 10}%`} height="18" preserveAspectRatio="none">
          <rect width="100%" height="100%" rx="9" />
        </svg>
      ))}
    </div>
  );
}

/** A whole page on its way: read out once, and after four seconds it says that it is slow. */
export function PageSkeleton({ label, slow }: { label: string; slow: string }) {
  return (
    <div className={styles["page"]}>
      <p role="status" className="visually-hidden">
        {label}
      </p>
      <div className={styles["title"]}>
        <Skeleton lines={[6]} />
      </div>
      <div className={styles["card"]}>
        <Skeleton lines={[3, 9, 8, 5]} />
      </div>
      <div className={styles["card"]}>
        <Skeleton lines={[4, 10, 7]} />
      </div>
      <p className={styles["slow"]}>{slow}</p>
    </div>
  );
}

/** Cards of a list on their way. */
export function ListSkeleton({ label, rows = 3 }: { label: string; rows?: number }) {
  return (
    <div className={styles["page"]}>
      <p role="status" className="visually-hidden">
        {label}
      </p>
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className={styles["card"]}>
          <Skeleton lines={[4, 9, 6]} />
        </div>
      ))}
    </div>
  );
}
