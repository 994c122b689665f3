import { useId, useRef } from "react";
import { Button, ButtonRow, type Tone } from "./Button.tsx";
import styles from "./Dialog.module.css";

type ConfirmButtonProps = {
  label: string;
  /** Which one, for a screen reader, where several such buttons stand in a list. Begins with the label. */
  fullLabel?: string;
  title: string;
  /** What will have changed afterwards. */
  text: string;
  confirm: string;
  cancel: string;
  onConfirm: () => void;
  tone?: Tone;
  danger?: boolean;
  small?: boolean;
};

/** Asks once more before something that cannot be undone. The browser's own dialog: it keeps the focus and closes on Escape. */
export function ConfirmButton({
  label,
  fullLabel,
  title,
  text,
  confirm,
  cancel,
  onConfirm,
  tone = "plain",
  danger = true,
  small = true,
}: ConfirmButtonProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const close = () => ref.current?.close();
  const open = () => {
    ref.current?.showModal();
    ref.current?.querySelector<HTMLElement>("[data-safe]")?.focus(); // Enter must not do the thing by habit
  };
  return (
    <>
      <Button tone={tone} small={small} onClick={open} {...(fullLabel !== undefined && { "aria-label": fullLabel })}>
        {label}
      </Button>
      <dialog ref={ref} className={styles["dialog"]} aria-labelledby={titleId}>
        <div className={styles["body"]}>
          <h2 id={titleId}>{title}</h2>
          <p>{text}</p>
          <ButtonRow>
            <Button
              tone={danger ? "danger" : "primary"}
              onClick={() => {
                close();
                onConfirm();
              }}
            >
              {confirm}
            </Button>
            <Button tone="plain" onClick={close} data-safe>
              {cancel}
            </Button>
          </ButtonRow>
        </div>
      </dialog>
    </>
  );
}
