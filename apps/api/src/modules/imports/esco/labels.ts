import { tidy } from "../files/clean.ts";

/** Other names stand one per line in a cell; each once, without the name itself. */
export function otherLabels(cell: string, label: string): string[] {
  const names = cell.split("\n").map(tidy);
  return [...new Set(names)].filter((name) => name !== "" && name !== label);
}

/**
 * Both names of a label that carries two with a slash: "фризьор/фризьорка" are two whole names; in
 * "учител, прогимназиален/гимназиален етап" only the word differs. Empty without a slash.
 */
export function slashForms(label: string): string[] {
  const [left, right, ...more] = label.split("/").map((part) => part.trim());
  if (left === undefined || right === undefined) return [];
  const soundAlike = left.slice(0, 3).toLowerCase() === right.slice(0, 3).toLowerCase();
  const singleWords = !left.includes(" ") && !right.includes(" ");
  if (more.length === 0 && (soundAlike || singleWords)) return [left, right];
  return byWord(label);
}

function byWord(label: string): string[] {
  const words = label.replace(/\s*\/\s*/g, "/").split(" ");
  const most = Math.max(...words.map((word) => word.split("/").length));
  return Array.from({ length: most }, (_, at) =>
    words.map((word) => word.split("/")[at] ?? word.split("/").at(-1)).join(" "),
  );
}
