import { useState } from "react";
import { Button, type Tone } from "./Button.tsx";
import { announce } from "./Status.tsx";

type CopyButtonProps = {
  text: string;
  words: { copy: string; copied: string; failed: string };
  tone?: Tone;
};

/** Copies a text and says whether it went: some browsers allow it only on https. */
export function CopyButton({ text, words, tone = "quiet" }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<"copied" | "failed">();
  const copy = async () => {
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setOutcome(done ? "copied" : "failed");
    announce(done ? words.copied : words.failed);
  };
  return (
    <Button tone={tone} onClick={() => void copy()}>
      {outcome === "copied" ? words.copied : words.copy}
    </Button>
  );
}
