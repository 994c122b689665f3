import type { QrCode } from "@posoka/schema/factors";
import { encode } from "uqr";

/** Cells of quiet around the square, without which cameras do not find it. */
const margin = 4;

/** The square of a text as one SVG path of horizontal runs; drawn here, so the text goes to nobody else. */
export function qrOf(text: string): QrCode {
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const runs = data.flatMap((row, y) => {
    const cells = row.map((dark) => (dark ? "1" : "0")).join("");
    return [...cells.matchAll(/1+/g)].map(
      ({ 0: run, index }) => `M${index + margin} ${y + margin}h${run.length}v1h-${run.length}z`,
    );
  });
  return { size: size + 2 * margin, path: runs.join("") };
}
