import { type ReactNode, useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { BackLink } from "../ui/navigation.tsx";
import { classes } from "../ui/classes.ts";
import { useHead } from "./head.ts";
import styles from "./Page.module.css";
import { useTexts } from "./texts.ts";

type PageProps = {
  title: string;
  /** One or two sentences below the title. */
  lead?: ReactNode;
  description?: string;
  back?: { href: string; label: string };
  /** Beside the title: a state, a number. */
  aside?: ReactNode;
  /** Says the title elsewhere, such as in a hero; the page then brings its own h1 with `PageTitle`. */
  ownTitle?: boolean;
  /** `narrow` for reading and forms. */
  width?: "wide" | "narrow";
  children?: ReactNode;
};

/** Every page: its title in the tab, its h1, and the focus on it after a navigation. */
export function Page({ title, lead, description, back, aside, ownTitle = false, width = "wide", children }: PageProps) {
  const t = useTexts("common");
  useHead(title, t("brand"), description);
  return (
    <div className={classes(styles["page"], width === "narrow" && styles["narrow"])}>
      {back && <BackLink href={back.href}>{back.label}</BackLink>}
      {!ownTitle && (
        <header className={styles["head"]}>
          <div className={styles["titleRow"]}>
            <PageTitle>{title}</PageTitle>
            {aside}
          </div>
          {lead !== undefined && <p className={styles["lead"]}>{lead}</p>}
        </header>
      )}
      {children}
    </div>
  );
}

// The address whose title had the focus last; the first page keeps the browser's own focus.
let announced: string | undefined;

export function PageTitle({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLHeadingElement>(null);
  const [location] = useLocation();
  useEffect(() => {
    const first = announced === undefined;
    if (announced === location) return;
    announced = location;
    if (first) return;
    ref.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [location]);
  return (
    <h1 ref={ref} tabIndex={-1}>
      {children}
    </h1>
  );
}
