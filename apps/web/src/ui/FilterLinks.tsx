import { useEffect, useRef } from "react";
import { Link } from "wouter";
import styles from "./FilterLinks.module.css";

export type FilterLink = { id: string; label: string; href: string; current: boolean };

/** One of a few views of the same list, each with an address of its own. */
export function FilterLinks({ label, items }: { label: string; items: readonly FilterLink[] }) {
  const nav = useRef<HTMLElement>(null);
  const chosen = items.find(({ current }) => current)?.id;
  // On a phone they stand in one line that scrolls: the chosen one must be seen.
  useEffect(() => {
    const link = nav.current?.querySelector<HTMLElement>('[aria-current="true"]');
    if (nav.current && link)
      nav.current.scrollLeft += link.getBoundingClientRect().left - nav.current.getBoundingClientRect().left - 16;
  }, [chosen]);
  return (
    <nav ref={nav} aria-label={label} className={styles["nav"]}>
      <ul className={styles["list"]}>
        {items.map(({ id, label: word, href, current }) => (
          <li key={id}>
            <Link href={href} className={styles["link"]} {...(current && { "aria-current": "true" as const })}>
              {word}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
