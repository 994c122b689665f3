import type { common as plain } from "../bg/common.ts";

export const common = {
  skipToContent: "Към текста",
  help: "Искам помощ",
  offline: "Няма интернет. Отговорите ти се пазят тук.",
  online: "Интернетът се върна.",
  loading: "Изчакай малко …",
  slow: "Изчакай още малко. Интернетът е бавен.",
  errorTitle: "Нещо не стана",
  errorNext: "Опитай пак. Ако пак не стане, кажи ни.",
  notFoundTitle: "Тази страница я няма",
  notFoundText: "Адресът може да е грешен.",
  signInFirstTitle: "Първо влез",
  signInFirstText: "За тази страница трябва да влезеш.",
  navQuestions: "Въпроси",
  navResult: "Какво ми харесва",
  navApplications: "Кандидатствам",
  footerNotRegistered: "За обявите за работа показваме къде се кандидатства.",
  footerAttribution: "Откъде са данните",
  footerPrivacy: "Какво пазим за теб",
  personalNumberTitle: "Тук има личен номер",
  personalNumberText: "Другите няма да видят този номер. Ще видят точки.",
} satisfies Partial<Record<keyof typeof plain, string>>;
