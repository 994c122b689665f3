import { type ReactNode, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";

type SeldomCardProps = {
  title: string;
  text: string;
  /** Of the button in whose place the form opens. */
  action: string;
  form: (close: () => void) => ReactNode;
};

/** What is done seldom: its form opens on demand. */
export function SeldomCard({ title, text, action, form }: SeldomCardProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card>
      <h2>{title}</h2>
      <p className="muted">{text}</p>
      {isOpen ? (
        form(() => setOpen(false))
      ) : (
        <span>
          <Button small tone="plain" onClick={() => setOpen(true)}>
            {action}
          </Button>
        </span>
      )}
    </Card>
  );
}
