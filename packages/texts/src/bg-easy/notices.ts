import { under } from "../under.ts";
import { privacy1 } from "./notices/privacy-1.ts";
import { privacy2 } from "./notices/privacy-2.ts";
import { terms2 } from "./notices/terms-2.ts";
import type { notices as plain } from "../bg/notices.ts";

export const notices = {
  whoAnswers: "Кого да питаш за данните",
  otherTerms: "Правилата",
  otherPrivacy: "Какво пазим за теб",
  changedLead: "Има нов текст за данните и правилата. Ето какво е новото:",
  firstLead: "Това е най-важното за данните и правилата:",
  changed1: "Вече има правила. Пише какво правим ние и какво правиш ти.",
  changed2: "Пише защо пазим всяко нещо и как го заключваме.",
  changed3: "Пише какво остава, ако изтриеш профила. Можеш да питаш човек.",
  readPrivacy: "Прочети какво пазим",
  readTerms: "Прочети правилата",
  leaveText: "Ако излезеш, нищо не се губи. Ако не искаш, кажи на екипа.",
  cardTitle: "Текстът за данните и правилата",
  cardAccepted: "Ти прие версия {version}. Това беше на {date}.",
  cardNone: "Още не е прието нищо.",
  cardNew: "Има нов текст. Ще го видиш, като влезеш пак.",
  ...under("privacy1", privacy1),
  ...under("privacy2", privacy2),
  ...under("terms2", terms2),
} satisfies Partial<Record<keyof typeof plain, string>>;
