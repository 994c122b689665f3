import { type FormEvent, useState } from "react";
import { useTexts } from "../../app/texts.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/fields.tsx";
import styles from "./profile.module.css";

type Props = { label: string; hint: string; onAdd: (words: string) => void };

/** One line of own words and a button; Enter adds it too. */
export function AddWords({ label, hint, onAdd }: Props) {
  const common = useTexts("common");
  const [words, setWords] = useState("");
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() === "") return;
    onAdd(words.trim());
    setWords("");
  };
  return (
    <form className={styles["addRow"]} onSubmit={add}>
      <div className={styles["grow"]}>
        <TextField
          name="own-words"
          label={label}
          hint={hint}
          value={words}
          onChange={setWords}
          maxLength={200}
          autoComplete="off"
        />
      </div>
      <Button type="submit" tone="quiet">
        {common("add")}
      </Button>
    </form>
  );
}
