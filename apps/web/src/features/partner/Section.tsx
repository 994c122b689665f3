import { createContext, type ReactNode, use, useId } from "react";
import { useTexts } from "../../app/texts.ts";
import { Card } from "../../ui/layout.tsx";
import styles from "./posting.module.css";

/** What the server refused, by the path of the field. */
export const RefusedContext = createContext<Readonly<Record<string, string>>>({});

type SectionProps = {
  title: string;
  lead?: string;
  /** Fields without a place of their own for a refusal; it stands at the end of the section. */
  fields?: readonly string[];
  children: ReactNode;
};

export function Section({ title, lead, fields = [], children }: SectionProps) {
  const titleId = useId();
  const words = useTexts("fieldErrors");
  const refused = Object.entries(use(RefusedContext)).filter(([path]) => fields.includes(path.split(".")[0] ?? ""));
  return (
    <Card labelledBy={titleId}>
      <div className={styles["head"]}>
        <h2 id={titleId}>{title}</h2>
        {lead !== undefined && <p className="muted">{lead}</p>}
      </div>
      {children}
      {refused.map(([path, code]) => (
        <p key={path} role="alert" className={styles["refused"]}>
          {words.maybe(code) ?? words("bad_format")}
        </p>
      ))}
    </Card>
  );
}
