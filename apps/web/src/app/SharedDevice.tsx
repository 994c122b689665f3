import { useEffect } from "react";
import { signOut, useSession } from "../api/session.ts";

/** As long as the session itself lives unused on a shared device. */
const idleLife = 30 * 60_000;
const signs = ["pointerdown", "keydown", "scroll"] as const;

/** On a shared device what is on the screen goes when nobody touches it for half an hour. Shows nothing. */
export function SharedDevice() {
  const { me } = useSession();
  const shared = me?.sharedDevice === true;
  useEffect(() => {
    if (!shared) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const leave = () => void signOut().catch(() => undefined);
    const begin = () => {
      clearTimeout(timer);
      timer = setTimeout(leave, idleLife);
    };
    begin();
    for (const sign of signs) window.addEventListener(sign, begin, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, begin);
    };
  }, [shared]);
  return null;
}
