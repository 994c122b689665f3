import type { NotPossible as Item } from "@posoka/schema/matches";
import { useState } from "react";
import { Link } from "wouter";
import { WhyNotList } from "../../app/fit/Fit.tsx";
import { useWhereWhen } from "../../app/fit/where-when.ts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import styles from "./matches.module.css";

const shownFirst = 4;

/** What a rule keeps away: the thing, why, and what would change it. */
export function NotPossible({ items, total }: { items: readonly Item[]; total: number }) {
  const t = useTexts("matches");
  const whereWhen = useWhereWhen();
  const [isOpen, setOpen] = useState(false);
  if (items.length === 0) return null;
  const shown = isOpen ? items : items.slice(0, shownFirst);
  return (
    <Card>
      <div className={styles["what"]}>
        <h2>{t("notPossibleTitle")}</h2>
        <p className="muted">{t("notPossibleLead")}</p>
      </div>
      <ul className={styles["misses"]}>
        {shown.map((item) => (
          <li key={item.openingId}>
            <h3>
              <Link href={paths.opening(item.openingId)}>{item.title}</Link>
            </h3>
            <p className="muted">{whereWhen({ ...item, distanceKm: null })}</p>
            <WhyNotList whyNot={item.whyNot} />
          </li>
        ))}
      </ul>
      {items.length > shown.length && (
        <span>
          <Button tone="plain" onClick={() => setOpen(true)}>
            {t("notPossibleShow", { count: items.length - shown.length })}
          </Button>
        </span>
      )}
      {isOpen && total > items.length && <p className="muted">{t("notPossibleMore", { count: total - items.length })}</p>}
    </Card>
  );
}
