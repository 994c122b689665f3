import type { caseWork as plain } from "../bg/case-work.ts";

export const caseWork = {
  title: "Case worker",
  own: "You.",
  unit: "{name}, of your unit.",
  free: "Nobody yet.",
  freeText:
    "As long as nobody has the case, only name, age and date of sign-up are here. Whoever records a meeting or a consent takes it.",
  take: "Take the case",
  taken: "The case is yours now.",
  takenByOther: "A colleague has taken the case meanwhile.",
  give: "Give the case to a colleague",
  who: "Colleague",
  workerCases: "{count, plural, =0 {no cases} one {# case} other {# cases}}",
  giveText: "The colleague until now stops seeing the person at once.",
  given: "The case is with another colleague.",
  withWorker: "case worker: {name}",
  withoutWorker: "no case worker yet",
} satisfies Record<keyof typeof plain, string>;
