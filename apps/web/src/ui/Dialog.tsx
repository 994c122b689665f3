import type { ReactNode } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { classes } from "./classes.ts";
import styles from "./Dialog.module.css";
import { Icon } from "./icons.tsx";

type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  closeLabel: string;
  /** For a question that must be answered: no cross, no closing by a press beside it. */
  mustAnswer?: boolean;
  children: ReactNode;
};

/** A window over the page for a short task. It keeps the focus and gives it back. */
export function Dialog({ open, onClose, title, closeLabel, mustAnswer = false, children }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={(next) => !next && onClose()}
      isDismissable={!mustAnswer}
      className={styles["veil"] ?? ""}
    >
      <Modal className={classes(styles["dialog"], styles["scroll"])}>
        <AriaDialog role={mustAnswer ? "alertdialog" : "dialog"} className={classes(styles["modal"], styles["body"])}>
          <div className={styles["head"]}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {!mustAnswer && (
              <button type="button" className={styles["close"]} aria-label={closeLabel} onClick={onClose}>
                <Icon name="cross" />
              </button>
            )}
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
