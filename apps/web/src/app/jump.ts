import { useEffect } from "react";

/** Brings the part named behind the # into view once the page has its content; the browser looks too early for that. */
export function useJumpToPart(): void {
  useEffect(() => {
    const part = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!part) return;
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
    part.scrollIntoView();
  }, []);
}
