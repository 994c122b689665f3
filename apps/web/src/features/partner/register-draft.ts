import { onLeave } from "../../api/session.ts";

/** What was filled in so far, in this page's memory only; never the password. */
let kept = new Map<string, string>();

onLeave(() => void (kept = new Map()));

export const keptRegistration = (): ReadonlyMap<string, string> => kept;

/** Null: it was sent. */
export function keepRegistration(data: FormData | null): void {
  const entries = [...(data ?? [])].flatMap(([name, value]): [string, string][] =>
    name === "password" || typeof value !== "string" || value === "" ? [] : [[name, value]],
  );
  kept = new Map(entries);
}

export type Kept = ReadonlyMap<string, string>;
