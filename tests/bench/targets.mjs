/** Milliseconds that scoring 100,000 rows took where the absolute targets were set; they move with it. */
const referenceScoreEveryRow = 1.95;

/** What must hold while the TypeScript index is the fastest. `least` and `most` are the figures to reach. */
export function targetsOf(figures, calibrator, n) {
  const scale = Math.max(1, calibrator.scoreEveryRow / referenceScoreEveryRow);
  const list = [
    { name: "objects / columnar", unit: "×", value: figures.objects / figures.columnar, least: 60, at: 100_000 },
    { name: "SQL / columnar", unit: "×", value: figures.sql / figures.columnar, least: 15, at: 100_000 },
    { name: "commute p50", unit: "ms", value: figures.p50, most: 0.35 * scale, at: 100_000 },
    { name: "commute p99", unit: "ms", value: figures.p99, most: 1.0 * scale, at: 100_000 },
    { name: "commute p99 of a million", unit: "ms", value: figures.p99, most: 16 * scale, at: 1_000_000 },
    {
      name: "no distance limit / commute",
      unit: "×",
      value: figures.anywhere / figures.columnar,
      most: 15,
      at: 100_000,
    },
  ];
  return list
    .filter(({ at, value }) => at === n && Number.isFinite(value))
    .map((target) => ({
      ...target,
      pass: target.value >= (target.least ?? 0) && target.value <= (target.most ?? Infinity),
    }));
}
