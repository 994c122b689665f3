import { useEffect, useId, useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { ComboBox } from "react-aria-components/ComboBox";
import { Group } from "react-aria-components/Group";
import { Input } from "react-aria-components/Input";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { type FieldProps, FieldHint, FieldLabel, FieldRefusal } from "./fields.tsx";
import styles from "./fields.module.css";
import { Icon } from "./icons.tsx";
import type { Option } from "./Select.tsx";

type SearchBoxProps = FieldProps & {
  /** Asked after a short pause, for at least two letters. */
  search: (words: string, signal: AbortSignal) => Promise<readonly Option[]>;
  /** Null when the words were changed after a choice. */
  onChoose: (option: Option | null) => void;
  /** What was chosen before. */
  chosen?: Option | null;
  /** Empties the field after a choice, for adding several one after the other. */
  clearAfterChoice?: boolean;
  words: { open: string; none: string; looking: string; failed: string; typeMore: string };
};

type Found = { state: "idle" | "looking" | "failed" | "found"; options: readonly Option[] };

/** Choosing from a long list that the server searches: places, skills, occupations. */
export function SearchBox({
  name,
  label,
  hint,
  mark,
  required = false,
  disabled = false,
  search,
  onChoose,
  chosen = null,
  clearAfterChoice = false,
  words,
}: SearchBoxProps) {
  const id = useId();
  const [input, setInput] = useState(chosen?.label ?? "");
  const [picked, setPicked] = useState<string | null>(chosen?.id ?? null);
  // How many were added. Emptying the words would open the list anew, with nothing in it; a fresh box is closed.
  const [added, setAdded] = useState(0);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (added > 0) box.current?.focus();
  }, [added]);
  const found = useSearch(input, search, picked === null);
  const message =
    found.state === "failed"
      ? words.failed
      : found.state === "looking"
        ? words.looking
        : input.trim().length < 2
          ? words.typeMore
          : words.none;

  const choose = (key: unknown) => {
    const option = found.options.find((one) => one.id === key);
    if (!option) return;
    onChoose(option);
    setInput(clearAfterChoice ? "" : option.label);
    if (clearAfterChoice) setAdded(added + 1);
    else setPicked(option.id);
  };
  return (
    <>
      <ComboBox
        key={added}
        className={styles["field"] ?? ""}
        isRequired={required}
        isDisabled={disabled}
        validationBehavior="aria"
        allowsEmptyCollection
        allowsCustomValue // closing the list, also by scrolling, must not take the typed words away
        menuTrigger="input"
        name={name}
        form={`${id}-none`} // the words are not sent; the hidden field sends the choice
        items={found.options}
        inputValue={input}
        value={picked}
        onInputChange={(text) => {
          setInput(text);
          const kept =
            chosen?.label === text || found.options.some(({ id, label: one }) => id === picked && one === text);
          if (picked !== null && !kept) {
            setPicked(null);
            onChoose(null);
          }
        }}
        onChange={choose}
      >
        <FieldLabel label={label} {...(mark !== undefined && { mark })} />
        <FieldHint>{hint}</FieldHint>
        <Group className={styles["boxed"] ?? ""}>
          <Input ref={box} className={styles["input"] ?? ""} autoComplete="off" />
          <Button aria-label={words.open}>
            <Icon name={picked === null ? "search" : "check"} size={20} />
          </Button>
        </Group>
        <FieldRefusal />
        <Popover className={styles["popover"] ?? ""}>
          <ListBox
            className={styles["list"] ?? ""}
            renderEmptyState={() => <p className={styles["message"]}>{message}</p>}
          >
            {(option: Option) => (
              <ListBoxItem id={option.id} textValue={option.label} className={styles["option"] ?? ""}>
                <span>{option.label}</span>
                {option.detail !== undefined && <span className={styles["optionDetail"]}>{option.detail}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      <input type="hidden" name={name} value={picked ?? ""} />
    </>
  );
}

type Answer = { text: string; failed: boolean; options: readonly Option[] };

function useSearch(input: string, search: SearchBoxProps["search"], active: boolean): Found {
  const [answer, setAnswer] = useState<Answer>({ text: "", failed: false, options: [] });
  const ask = useRef(search);
  useEffect(() => {
    ask.current = search;
  });
  const text = input.trim();
  const wanted = active && text.length >= 2;
  useEffect(() => {
    if (!wanted) return undefined;
    const stop = new AbortController();
    const take = (failed: boolean, options: readonly Option[]) => {
      if (!stop.signal.aborted) setAnswer({ text, failed, options });
    };
    const timer = setTimeout(() => {
      ask.current(text, stop.signal).then(
        (options) => take(false, options),
        () => take(true, []),
      );
    }, 200);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, wanted]);

  // What was chosen stays in the list, so that the field knows its name.
  if (!active) return { state: "found", options: answer.options };
  if (!wanted) return { state: "idle", options: [] };
  if (answer.text !== text) return { state: "looking", options: answer.options };
  return { state: answer.failed ? "failed" : "found", options: answer.options };
}
