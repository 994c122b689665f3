import { saveMyProfile } from "@posoka/schema/profiles";
import { useSyncExternalStore } from "react";
import { api } from "../../api/client.ts";
import { onLeave } from "../../api/session.ts";
import { createAutosave } from "../../app/autosave.ts";
import { bodyOf, type Document } from "./document.ts";

/** The profile under work. It outlives the page, so that a save without an answer goes on while the person reads elsewhere. */
export const draft = createAutosave<Document>({
  newKey: () => crypto.randomUUID(),
  save: (doc, version, idempotencyKey) => api(saveMyProfile, { body: bodyOf(doc, version), idempotencyKey }),
});

onLeave(() => draft.clear());

export const useDraft = () => useSyncExternalStore(draft.subscribe, draft.read, draft.read);

/** Replaces parts of the profile; it is saved a moment later. */
export const edit = (change: Partial<Document>): void => draft.change((doc) => ({ ...doc, ...change }));
