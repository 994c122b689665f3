import { onLeave } from "../../api/session.ts";

/** What is written for one opening and not sent yet. The id is made once, so that sending twice applies once. */
export type ApplyDraft = { applicationId: string; note: string; availableFrom: string };

// In memory only: it outlives a look at another page and leaves nothing on a shared phone.
const drafts = new Map<string, ApplyDraft>();
onLeave(() => drafts.clear());

const isFilled = ({ note, availableFrom }: ApplyDraft) => note.trim() !== "" || availableFrom !== "";

export function draftOf(openingId: string): ApplyDraft {
  const known = drafts.get(openingId) ?? { applicationId: crypto.randomUUID(), note: "", availableFrom: "" };
  drafts.set(openingId, known);
  return known;
}

export function keepDraft(openingId: string, change: Partial<ApplyDraft>): void {
  drafts.set(openingId, { ...draftOf(openingId), ...change });
}

export const dropDraft = (openingId: string): void => void drafts.delete(openingId);

export const hasDraft = (openingId: string): boolean => {
  const known = drafts.get(openingId);
  return known !== undefined && isFilled(known);
};
