import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from "react-aria-components/Tabs";
import styles from "./Tabs.module.css";

export type TabItem = { id: string; label: string; count?: number; content: ReactNode };

/** Parts of one page of which one is seen at a time. */
export function Tabs({
  label,
  items,
  selected,
  onSelect,
}: {
  label: string;
  items: readonly TabItem[];
  selected?: string;
  onSelect?: (id: string) => void;
}) {
  return (
    <AriaTabs
      className={styles["tabs"] ?? ""}
      {...(selected !== undefined && { selectedKey: selected })}
      onSelectionChange={(key) => onSelect?.(String(key))}
    >
      <TabList aria-label={label} className={styles["list"] ?? ""}>
        {items.map(({ id, label: word, count }) => (
          <Tab key={id} id={id} className={styles["tab"] ?? ""}>
            {word}
            {count !== undefined && <span className={styles["count"]}>{count}</span>}
          </Tab>
        ))}
      </TabList>
      {items.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={styles["panel"] ?? ""}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
