import { useSyncExternalStore } from "react";
import { kept } from "../../api/device.ts";

export type Progress = { done: number; all: number; finished: boolean };

let known: { text: string | null; progress: Progress | null } = { text: null, progress: null };

// Only counts what the questionnaire keeps on this device; its meaning belongs to that feature.
function load(): Progress | null {
  try {
    const text = kept("posoka.guest.sitting");
    if (text !== known.text) known = { text, progress: parse(text) };
    return known.progress;
  } catch {
    return null;
  }
}

function parse(text: string | null): Progress | null {
  const value =
    text === null
      ? null
      : (JSON.parse(text) as { items?: unknown[]; answers?: object; finishedAt?: string | null } | null);
  if (!Array.isArray(value?.items) || !value.answers) return null;
  const done = Object.keys(value.answers).length;
  return done === 0 ? null : { done, all: value.items.length, finished: typeof value.finishedAt === "string" };
}

const subscribe = (listener: () => void) => {
  window.addEventListener("storage", listener);
  return () => window.removeEventListener("storage", listener);
};

/** How far the questionnaire on this device is; null on the server and before the first answer. */
export const useProgress = (): Progress | null => useSyncExternalStore(subscribe, load, () => null);
