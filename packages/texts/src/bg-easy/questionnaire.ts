import type { questionnaire as plain } from "../bg/questionnaire.ts";

export const questionnaire = {
  hint: "Помисли: харесва ли ти да правиш това?",
  keys: "Може и с 1, 2, 3, 4, 5.",
  kept: "Отговорите се пазят тук. Може да спреш и да дойдеш пак.",
  welcomeBack: "Ти вече отговори на {done, number}. Продължи.",
  startOverTitle: "Искаш ли отначало?",
  startOverText: "Старите отговори ще се изтрият.",
  hurriedText: "Много отговори са еднакви. Ако е вярно, остави ги.",
  doneText: "Това беше всичко. Виж какво излезе.",
} satisfies Partial<Record<keyof typeof plain, string>>;
