import { Link } from "wouter";
import styles from "./FilterLinks.module.css";

export type FilterLink = { id: string; label: string; href: string; current: boolean };

/** One of a few views of the same list, each with an address of its own. */
export function FilterLinks({ label, items }: { label: string; items: readonly FilterLink[] }) {
  return (
    <nav aria-label={label} className={styles["nav"]}>
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
