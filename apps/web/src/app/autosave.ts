import { AppError, type FieldError } from "@posoka/schema/errors";

/** `offline`: no answer came, it is kept here and tried again. `refused`: the server said no, the next change tries again. */
export type SaveState = "saved" | "waiting" | "saving" | "offline" | "refused" | "stale";

export type Draft<T> = {
  doc: T | null;
  /** The version that the last save gave, or that was read. */
  version: number;
  state: SaveState;
  fields: Record<string, FieldError>;
  error: unknown;
};

type Config<T> = {
  save: (doc: T, version: number, idempotencyKey: string) => Promise<{ version: number }>;
  newKey: () => string;
  /** Milliseconds from the last change to the save. */
  delay?: number;
  /** False: the document waits until `flush`, since it cannot be saved yet or a person says when. */
  ready?: (doc: T) => boolean;
};

type Attempt<T> = { doc: T; version: number; key: string };

const shortestRetry = 4_000;
const longestRetry = 30_000;
const passing = new Set(["busy", "internal", "rate_limited"]);

/**
 * Saves a document a moment after the last change, one save at a time.
 *
 * A save without an answer is repeated unchanged and with the same key, since the server may have taken it: another
 * key would come back as a version that is too old.
 */
export function createAutosave<T>({ save, newKey, delay = 800, ready = () => true }: Config<T>) {
  const empty: Draft<T> = { doc: null, version: 0, state: "saved", fields: {}, error: null };
  let draft = empty;
  let attempt: Attempt<T> | undefined;
  let underWay = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = shortestRetry;
  let generation = 0;
  let onSaved: (() => void) | undefined;
  const listeners = new Set<() => void>();

  const become = (change: Partial<Draft<T>>) => {
    draft = { ...draft, ...change };
    for (const listener of listeners) listener();
  };
  const later = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), milliseconds);
  };

  async function send(): Promise<void> {
    clearTimeout(timer);
    if (underWay || draft.doc === null || draft.state === "stale") return;
    const current = (attempt ??= { doc: draft.doc, version: draft.version, key: newKey() });
    const mine = generation;
    underWay = true;
    become({ state: "saving" });
    const outcome = await save(current.doc, current.version, current.key).catch((error: unknown) => ({ error }));
    if (mine !== generation) return;
    underWay = false;
    if ("version" in outcome) succeeded(outcome.version, current.doc);
    else failed(outcome.error);
  }

  function succeeded(version: number, saved: T): void {
    attempt = undefined;
    pause = shortestRetry;
    const changedSince = draft.doc !== saved;
    become({ version, state: changedSince ? "waiting" : "saved", fields: {}, error: null });
    if (!changedSince) onSaved?.();
    else if (ready(draft.doc as T)) later(delay);
  }

  function failed(error: unknown): void {
    const refusal = error instanceof AppError ? error : undefined;
    if (refusal && passing.has(refusal.code)) {
      become({ state: "offline", error });
      later((refusal.extra.retryAfterSeconds ?? 0) * 1000 || pause);
      pause = Math.min(pause * 2, longestRetry);
      return;
    }
    attempt = undefined;
    become({ state: refusal?.code === "stale_version" ? "stale" : "refused", fields: refusal?.extra.fields ?? {}, error });
  }

  return {
    read: () => draft,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Takes what the server has, unless there are changes here or what is here is newer. */
    open: (doc: T, version: number) => {
      if (draft.doc === null || (draft.state === "saved" && version > draft.version)) become({ ...empty, doc, version });
    },
    /** Takes what the server has in place of the changes here. */
    replace: (doc: T, version: number) => {
      attempt = undefined;
      become({ ...empty, doc, version });
    },
    /** Saves what is here over the given version. */
    keep: (version: number) => {
      become({ version, state: "waiting", error: null });
      void send();
    },
    change: (edit: (doc: T) => T) => {
      if (draft.doc === null) return;
      const doc = edit(draft.doc);
      if (doc === draft.doc) return;
      const held = draft.state === "stale" || attempt !== undefined;
      become({ doc, state: held ? draft.state : "waiting" });
      if (!held && ready(doc)) later(delay);
    },
    /** Saves at once what waits: when the page is left or the connection is back. */
    flush: () => {
      if (draft.state === "waiting" || draft.state === "offline") void send();
    },
    /** True while something here is not known to be saved. */
    isDirty: () => draft.state !== "saved",
    whenSaved: (listener: () => void) => {
      onSaved = listener;
    },
    /** Forgets everything: another person may sit down at this device. */
    clear: () => {
      generation += 1;
      clearTimeout(timer);
      attempt = undefined;
      underWay = false;
      pause = shortestRetry;
      become(empty);
    },
  };
}
