import type { OpeningState } from "@posoka/domain/vocabulary";
import { createOpening, saveMyOpening } from "@posoka/schema/openings";
import { createContext, use, useSyncExternalStore } from "react";
import { api } from "../../api/client.ts";
import { onLeave } from "../../api/session.ts";
import { createAutosave } from "../../app/autosave.ts";
import { draftOf, type Posting } from "./posting-document.ts";

/** A draft is saved by itself; a posting that others see or review only when a person says so. */
export const savesItself = (state: OpeningState): boolean => state === "draft" || state === "rejected";

/** One posting under work. Version 0: the server does not know it yet. */
function createPostingDraft(openingId: string) {
  let state: OpeningState = "draft";
  const params = { openingId };
  const ready = (posting: Posting) => savesItself(state) && posting.title.trim().length >= 3;
  const autosave = createAutosave<Posting>({
    newKey: () => crypto.randomUUID(),
    ready,
    save: async (posting, version, idempotencyKey) => {
      const draft = draftOf(posting);
      if (version === 0) return api(createOpening, { params, body: draft, idempotencyKey });
      const saved = await api(saveMyOpening, { params, body: { ...draft, version }, idempotencyKey });
      state = saved.state;
      return saved;
    },
  });
  return {
    ...autosave,
    state: () => state,
    setState: (next: OpeningState) => void (state = next),
    edit: (change: Partial<Posting>) => autosave.change((posting) => ({ ...posting, ...change })),
    /** Sends what waits, unless it waits for a person. */
    flushReady: () => {
      const { doc } = autosave.read();
      if (doc && ready(doc)) autosave.flush();
    },
    /** Sends what is here now, also after a refusal. */
    saveNow: () => autosave.keep(autosave.read().version),
  };
}
export type PostingDraft = ReturnType<typeof createPostingDraft>;

// They outlive the page, so that a save without an answer goes on while the person reads elsewhere.
const drafts = new Map<string, PostingDraft>();

export function postingDraft(openingId: string): PostingDraft {
  const draft = drafts.get(openingId) ?? createPostingDraft(openingId);
  drafts.set(openingId, draft);
  return draft;
}

onLeave(() => {
  for (const draft of drafts.values()) draft.clear();
  drafts.clear();
});

export const PostingDraftContext = createContext<PostingDraft | null>(null);

/** The draft that the form around this field edits. */
export function usePostingDraft(): PostingDraft {
  const draft = use(PostingDraftContext);
  if (!draft) throw new Error("outside of a posting");
  return draft;
}

export const useDraftState = (draft: PostingDraft) => useSyncExternalStore(draft.subscribe, draft.read, draft.read);
