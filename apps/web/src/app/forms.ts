import { AppError } from "@posoka/schema/errors";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTexts } from "./texts.ts";

export type FormState = {
  /** Under way: the button shows it and further presses do nothing. */
  busy: boolean;
  /** What was refused as a whole; a refused field is told beside the field instead. */
  error: unknown;
  /** For `<Form validationErrors>`: name of the field, text of its code. */
  fieldErrors: Record<string, string>;
};

const idle: FormState = { busy: false, error: null, fieldErrors: {} };

/**
 * Sends a form once and shows what the server says. The server is the only judge of the fields. After a refusal the
 * focus is in the first refused one, which may stand far above the button.
 *
 * @param send gets the form's data; what it throws is shown
 */
export function useFormSubmit(send: (data: FormData, form: HTMLFormElement) => Promise<void>) {
  const words = useTexts("fieldErrors");
  const [state, setState] = useState<FormState>(idle);
  const sent = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.error !== null) focusFirstRefused(sent.current);
  }, [state]);

  const submit = useCallback(
    async (form: HTMLFormElement) => {
      sent.current = form;
      setState({ ...idle, busy: true });
      try {
        await send(new FormData(form), form);
        setState(idle);
      } catch (error) {
        const fields = error instanceof AppError ? (error.extra.fields ?? {}) : {};
        const fieldErrors = Object.fromEntries(
          Object.entries(fields).map(([name, code]) => [name, words.maybe(code) ?? words("bad_format")]),
        );
        setState({ busy: false, error, fieldErrors });
      }
    },
    [send, words],
  );

  return {
    ...state,
    onSubmit: (event: { preventDefault: () => void; currentTarget: HTMLFormElement }) => {
      event.preventDefault();
      if (state.busy) return;
      settleTyping(event.currentTarget);
      void submit(event.currentTarget);
    },
  };
}

/**
 * Our send buttons leave the focus where it was, so the browser has not yet told the last field that it changed; told
 * later, the field would drop what the server said about it.
 */
function settleTyping(form: HTMLFormElement): void {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLInputElement) || !form.contains(activeElement)) return;
  activeElement.blur();
  activeElement.focus({ preventScroll: true });
}

/** By how the pieces of `ui` mark what was refused: `data-invalid` on a field, `aria-invalid` on what has no field around. */
function focusFirstRefused(form: HTMLFormElement | null): void {
  const refused = form?.querySelector<HTMLElement>("[data-invalid], [aria-invalid=true]");
  const inner = "input:not([type=hidden], [tabindex='-1']), textarea, button";
  (refused?.matches(inner) ? refused : refused?.querySelector<HTMLElement>(inner))?.focus({ preventScroll: true });
  // Also when it had the focus all along, which would not bring it back into sight; with its label and what was said.
  refused?.scrollIntoView({ block: "center" });
}

/** The text of a field, trimmed; empty when it is not there. */
export const fieldOf = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === "string" ? value.trim() : "";
};

/** A password as it was typed: its spaces count. */
export const secretOf = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
};
