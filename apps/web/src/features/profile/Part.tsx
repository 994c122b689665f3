import { type ReactNode, useId } from "react";
import { useTexts } from "../../app/texts.ts";
import { Card } from "../../ui/layout.tsx";
import type { PartName } from "./document.ts";
import { useDraft } from "./draft.ts";
import styles from "./profile.module.css";

type Props = { name: PartName; title: string; lead?: ReactNode; fields: readonly string[]; children: ReactNode };

/** One part of the profile with its heading; what the server refused of it stands at its end. */
export function Part({ name, title, lead, fields, children }: Props) {
  const titleId = useId();
  const words = useTexts("fieldErrors");
  const { fields: refused } = useDraft();
  const codes = Object.entries(refused).filter(([path]) => fields.includes(path.split(".")[0] ?? ""));
  return (
    <Card id={name} labelledBy={titleId}>
      <div className={styles["partHead"]}>
        <h2 id={titleId}>{title}</h2>
        {lead !== undefined && <p className="muted">{lead}</p>}
      </div>
      {children}
      {codes.map(([path, code]) => (
        <p key={path} role="alert" className={styles["refused"]}>
          {words.maybe(code) ?? words("bad_format")}
        </p>
      ))}
    </Card>
  );
}
