import {
  type Me,
  refreshSession,
  type Session,
  signIn as signInContract,
  signOut as signOutContract,
} from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import type { InputOf } from "@posoka/schema/route";
import { useSyncExternalStore } from "react";
import { api, onUnauthenticated, setToken } from "./client.ts";
import { forgetDevice, isMarked, isShared, markSession, shareDevice } from "./device.ts";

/** `unknown` only while a session that was there is being restored. */
export type SessionState = { status: "unknown" | "guest"; me: null } | { status: "signed_in"; me: Me };

const guest: SessionState = { status: "guest", me: null };
const unknown: SessionState = { status: "unknown", me: null };

let state: SessionState = unknown;
const listeners = new Set<() => void>();
/** A person signed out, or the server says that the session has ended. */
type Leaving = "signed_out" | "ended";
const leaving = new Set<(why: Leaving) => void>();

function become(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** Takes over a session that the API has just given: after sign-in, sign-up, an invitation, a change of role. */
export function enter(session: Session): Me {
  setToken(session.accessToken);
  shareDevice(session.me.sharedDevice);
  markSession(true);
  become({ status: "signed_in", me: session.me });
  return session.me;
}

function leave(why: Leaving): void {
  setToken(undefined);
  markSession(false);
  for (const clean of leaving) clean(why);
  if (isShared()) forgetDevice();
  become(guest);
}

let renewing: Promise<boolean> | undefined;

/** One refresh at a time: the cookie is rotated, so a second one at once would look like a theft. */
function renew(): Promise<boolean> {
  renewing ??= api(refreshSession)
    .then((session) => {
      enter(session);
      return true;
    })
    .catch((error: unknown) => {
      // Without an answer we do not know, so the person stays who they were.
      if (error instanceof AppError && error.code === "unauthenticated") leave("ended");
      else if (state.status === "unknown") become(guest);
      return false;
    })
    .finally(() => {
      renewing = undefined;
    });
  return renewing;
}

/** Called once when the page starts. */
export function restoreSession(): void {
  onUnauthenticated(renew);
  if (isMarked()) void renew();
  else become(guest);
}

export async function signIn(body: InputOf<typeof signInContract>["body"]): Promise<Me> {
  return enter(await api(signInContract, { body }));
}

/** Ends the session here even when the server cannot be reached. */
export async function signOut(): Promise<void> {
  try {
    await api(signOutContract);
  } finally {
    leave("signed_out");
  }
}

/** Forgets the session without telling the server, which has ended it already. */
export const forgetSession = (): void => leave("signed_out");

/** What to clean when a person leaves: caches and drafts of theirs. */
export function onLeave(clean: (why: Leaving) => void): void {
  leaving.add(clean);
}

/** After the person said whether this device is shared. */
export function changeDevice(sharedDevice: boolean): void {
  shareDevice(sharedDevice);
  markSession(true);
  updateMe({ sharedDevice });
}

/** Changes what is known of the signed-in person, after an edit of theirs. */
export function updateMe(change: Partial<Me>): void {
  if (state.status === "signed_in") become({ status: "signed_in", me: { ...state.me, ...change } });
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Who is signed in here; `me` is null for a guest. */
export function useSession(): SessionState {
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => unknown,
  );
}
