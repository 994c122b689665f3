import { useSyncExternalStore } from "react";
import { Icon } from "./icons.tsx";
import styles from "./Status.module.css";

type Message = { id: number; text: string };

let message: Message | null = null;
let counter = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function put(next: Message | null): void {
  message = next;
  for (const listener of listeners) listener();
}

/** Says a short thing that needs no answer, such as „Запазено“: shown for six seconds and read out. */
export function announce(text: string): void {
  counter += 1;
  put({ id: counter, text });
  clearTimeout(timer);
  timer = setTimeout(() => put(null), 6000);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Where announcements appear; once per document. */
export function StatusRegion({ closeLabel }: { closeLabel: string }) {
  const current = useSyncExternalStore(
    subscribe,
    () => message,
    () => null,
  );
  return (
    <div className={styles["region"]} role="status" aria-live="polite">
      {current && (
        <div className={styles["toast"]} key={current.id}>
          <Icon name="check" size={20} />
          <span>{current.text}</span>
          <button type="button" aria-label={closeLabel} onClick={() => put(null)}>
            <Icon name="cross" size={20} />
          </button>
        </div>
      )}
    </div>
  );
}
