import styles from "./QrCode.module.css";

type QrCodeProps = {
  /** Cells on a side, the quiet margin included. */
  size: number;
  /** SVG path of the dark cells, in cells. */
  path: string;
  label: string;
};

/** A square for cameras: dark on light in every colour scheme, since many cameras cannot read it the other way round. */
export function QrCode({ size, path, label }: QrCodeProps) {
  return (
    <svg
      className={styles["qr"]}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} className={styles["light"]} />
      <path d={path} className={styles["dark"]} />
    </svg>
  );
}
