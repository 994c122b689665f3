import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { type FormEvent, useId, useState } from "react";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import styles from "./accounts.module.css";
import { type BirthParts, checkBirthDate } from "./birth-date.ts";

type Props = {
  given: BirthParts;
  onGiven: (parts: BirthParts) => void;
  onDone: (birthDate: string, group: "too_young" | "inert" | "open") => void;
};

const days = Array.from({ length: 31 }, (_, at) => String(at + 1));
const months = Array.from({ length: 12 }, (_, at) => String(at + 1));

/** The birth date in three plain lists: quicker on a phone than paging a calendar back by years. */
export function BirthStep({ given, onGiven, onDone }: Props) {
  const t = useTexts("accounts");
  const { month } = useFormat();
  const [problem, setProblem] = useState<"birthMissing" | "birthWrong" | "birthFuture">();
  const problemId = useId();
  const [thisYear] = useState(() => Number(sofiaDate(new Date()).slice(0, 4)));
  const years = Array.from({ length: 100 }, (_, at) => String(thisYear - at));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const check = checkBirthDate(given, new Date());
    if ("problem" in check) setProblem(check.problem);
    else onDone(check.birthDate, check.group);
  };
  const list = (
    name: keyof BirthParts,
    label: string,
    values: readonly string[],
    wordOf: (value: string) => string = (value) => value,
  ) => (
    <label>
      {label}
      <select
        className={styles["select"]}
        name={`birth-${name}`}
        autoComplete={`bday-${name}`}
        value={given[name]}
        aria-invalid={problem !== undefined}
        {...(problem !== undefined && { "aria-describedby": problemId })}
        onChange={(event) => {
          setProblem(undefined);
          onGiven({ ...given, [name]: event.target.value });
        }}
      >
        <option value="">{t("choose")}</option>
        {values.map((value) => (
          <option key={value} value={value}>
            {wordOf(value)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <Card>
      <form className={styles["form"]} onSubmit={submit} noValidate>
        <fieldset>
          <legend className={styles["legend"]}>{t("birthTitle")}</legend>
          <div className={styles["birth"]}>
            {list("day", t("day"), days)}
            {list("month", t("month"), months, (value) => month(Number(value)))}
            {list("year", t("year"), years)}
          </div>
          <p id={problemId} role="alert" className={problem ? styles["problem"] : undefined}>
            {problem && t(problem)}
          </p>
        </fieldset>
        <p className="muted">{t("birthWhy")}</p>
        <ButtonRow>
          <Button type="submit">{t("birthContinue")}</Button>
        </ButtonRow>
      </form>
    </Card>
  );
}
