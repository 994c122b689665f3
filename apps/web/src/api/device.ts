/**
 * What pages keep on this device. On a shared one it lives in memory alone and goes with the page; everything else of
 * ours that the device held is taken off it.
 */
const memory = new Map<string, string>();
let shared = false;

function storage<T>(act: (store: Storage) => T): T | undefined {
  try {
    return act(localStorage);
  } catch {
    return undefined; // storage can be closed to us; what is kept then ends with the page
  }
}

export function kept(key: string): string | null {
  const stored = shared ? null : storage((store) => store.getItem(key));
  // Undefined where storage is closed to us.
  return stored === undefined || shared ? (memory.get(key) ?? null) : stored;
}

/** Null takes it away. */
export function keep(key: string, text: string | null): void {
  if (text === null) memory.delete(key);
  else memory.set(key, text);
  if (!shared) storage((store) => (text === null ? store.removeItem(key) : store.setItem(key, text)));
}

export const isShared = (): boolean => shared;

export function shareDevice(next: boolean): void {
  if (next && !shared) {
    storage((store) => Object.keys(store).forEach((key) => memory.set(key, store.getItem(key) ?? "")));
    wipe();
  }
  shared = next;
}

/** Leaves nothing here for whoever comes next. */
export function forgetDevice(): void {
  memory.clear();
  wipe();
  shared = false;
}

function wipe(): void {
  storage((store) => {
    store.clear();
    sessionStorage.clear();
  });
}

// Says that there was a session here, and nothing about whose. On a shared device a cookie that goes with the browser.
const marker = "posoka.session";
const sharedMarker = "posoka-session=1";
const sharedCookie = `${sharedMarker}; Path=/; SameSite=Strict`;

export function markSession(open: boolean): void {
  storage((store) => (open && !shared ? store.setItem(marker, "1") : store.removeItem(marker)));
  document.cookie = open && shared ? sharedCookie : `${sharedCookie}; Max-Age=0`;
}

export const isMarked = (): boolean =>
  storage((store) => store.getItem(marker)) === "1" || document.cookie.split("; ").includes(sharedMarker);
