import { useEffect, useRef } from "react";

/** Puts the focus on a heading that takes the place of another step of the same page. */
export function useFocus<T extends HTMLElement>() {
  const ref = useRef<T>(null);
  useEffect(() => {
    ref.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return ref;
}
