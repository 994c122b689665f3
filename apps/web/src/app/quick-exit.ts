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

/** Escape so many times, each within so many milliseconds of the one before. */
const [presses, within] = [3, 750];

/** Listens for the keys until it is called off. */
export function onQuickKeys(act: () => void): () => void {
  let [count, last] = [0, 0];
  const listen = ({ key, repeat, timeStamp }: KeyboardEvent) => {
    if (repeat) return;
    count = key === "Escape" ? (timeStamp - last < within ? count + 1 : 1) : 0;
    last = timeStamp;
    if (count === presses) act();
  };
  // Before a dialog takes the key for itself.
  addEventListener("keydown", listen, true);
  return () => removeEventListener("keydown", listen, true);
}
