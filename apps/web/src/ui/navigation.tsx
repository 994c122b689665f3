import { Link } from "wouter";
import { Icon } from "./icons.tsx";
import styles from "./navigation.module.css";

/** One step up, above the title. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <Link className={styles["back"]} href={href}>
      <Icon name="back" size={20} />
      {children}
    </Link>
  );
}

type PagerProps = {
  page: number;
  pages: number;
  onPage: (page: number) => void;
  words: { label: string; previous: string; next: string; position: string };
};

/** Pages of a long list; nothing when there is one page only. */
export function Pager({ page, pages, onPage, words }: PagerProps) {
  if (pages <= 1) return null;
  return (
    <nav className={styles["pager"]} aria-label={words.label}>
      <button type="button" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        <Icon name="back" size={20} />
        {words.previous}
      </button>
      <span aria-current="page">{words.position}</span>
      <button type="button" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {words.next}
        <Icon name="forward" size={20} />
      </button>
    </nav>
  );
}
