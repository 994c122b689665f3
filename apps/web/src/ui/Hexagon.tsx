import { Fragment } from "react";
import styles from "./Hexagon.module.css";

/** One corner: all numbers run from 0 to 1. */
export type Corner = { label: string; value: number; unsure: number };

type Six<T> = readonly [T, T, T, T, T, T];

const centre = { x: 170, y: 150 };
const radius = 112;
// Where the words stand, clockwise from the top.
const labels: Six<{ x: number; y: number; anchor: "middle" | "start" | "end" }> = [
  { x: 170, y: 24, anchor: "middle" },
  { x: 338, y: 76, anchor: "end" },
  { x: 338, y: 236, anchor: "end" },
  { x: 170, y: 287, anchor: "middle" },
  { x: 2, y: 236, anchor: "start" },
  { x: 2, y: 76, anchor: "start" },
];

const round = (value: number) => Math.round(value * 10) / 10;

function pointAt(corner: number, share: number) {
  const angle = ((corner * 60 - 90) * Math.PI) / 180;
  const length = radius * Math.max(0, Math.min(1, share));
  return { x: round(centre.x + length * Math.cos(angle)), y: round(centre.y + length * Math.sin(angle)) };
}

const ring = (shares: readonly number[]) =>
  shares
    .map((share, corner) => pointAt(corner, share))
    .map(({ x, y }) => `${x},${y}`)
    .join(" ");

/** A little room in the middle, so that a zero is still a point on its own axis. */
const drawn = (value: number) => 0.08 + value * 0.92;

/**
 * Six values on a hexagon; the light around each point shows how unsure it is.
 * `label` says all of it in words; the numbers belong in a table beside it.
 */
export function Hexagon({ corners, label }: { corners: Six<Corner>; label: string }) {
  return (
    <svg className={styles["hexagon"]} viewBox="0 0 340 300" role="img" aria-label={label}>
      {[1, 2 / 3, 1 / 3].map((share) => (
        <polygon key={share} className={styles["grid"]} points={ring(Array(6).fill(share))} />
      ))}
      <polygon className={styles["area"]} points={ring(corners.map(({ value }) => drawn(value)))} />
      {corners.map(({ label: word, value, unsure }, corner) => {
        const [point, from, to] = [drawn(value), drawn(value - unsure), drawn(value + unsure)].map((share) =>
          pointAt(corner, share),
        );
        const place = labels[corner];
        if (!point || !from || !to || !place) return null;
        return (
          <Fragment key={word}>
            <line className={styles["light"]} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
            <circle className={styles["point"]} cx={point.x} cy={point.y} r="6" />
            <text className={styles["word"]} x={place.x} y={place.y} textAnchor={place.anchor}>
              {word}
            </text>
          </Fragment>
        );
      })}
    </svg>
  );
}
