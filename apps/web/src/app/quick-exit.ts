import { signOut } from "@posoka/schema/accounts";
import { forgetDevice, isShared } from "../api/device.ts";

/** An ordinary page that nobody wonders about. */
export const elsewhere = "https://bg.wikipedia.org/wiki/%D0%92%D1%80%D0%B5%D0%BC%D0%B5";

/** First the screen is empty, then this page makes room for the other one, also in the history. */
export function leaveAtOnce(): void {
  document.documentElement.hidden = true;
  document.title = "";
  if (isShared()) {
    // Goes out while the page is already leaving; the session's cookie comes along.
    navigator.sendBeacon(signOut.path, new Blob(["{}"], { type: "application/json" }));
    forgetDevice();
  }
  location.replace(elsewhere);
}

/** Escape so many times within so many milliseconds. */
const [presses, within] = [3, 1500];

/** Listens for the keys until it is called off. */
export function onQuickKeys(act: () => void): () => void {
  let times: number[] = [];
  const count = (event: KeyboardEvent) => {
    if (event.key !== "Escape") times = [];
    else if (!event.repeat) times = [...times.filter((at) => event.timeStamp - at < within), event.timeStamp];
    if (times.length >= presses) act();
  };
  // Before a dialog takes the key for itself.
  window.addEventListener("keydown", count, { capture: true });
  return () => window.removeEventListener("keydown", count, { capture: true });
}
