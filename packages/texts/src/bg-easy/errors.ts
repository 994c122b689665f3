import type { errors as plain } from "../bg/errors.ts";

export const errors = {
  unauthenticated: "Влез отново.",
  forbidden: "Това не е позволено за теб.",
  not_found: "Това го няма.",
  invalid_input: "Има грешка. Виж червените полета.",
  profile_incomplete: "Първо отговори на въпросите.",
  not_confirmed: "Първо трябва да се срещнем с теб.",
  already_applied: "Ти вече кандидатства тук.",
  opening_closed: "Тази обява е затворена.",
  outside_only: "Тук се кандидатства другаде. На страницата пише къде.",
  conflict: "Нещо се промени. Зареди страницата пак.",
  stale_version: "Има по-ново. Зареди страницата пак.",
  not_lawful: "Законът не го позволява на твоята възраст.",
  too_young: "Регистрация има от 13 години. Въпросите може да видиш и сега.",
  wrong_credentials: "Името или паролата са грешни. Опитай пак.",
  link_used: "Тази връзка вече не работи. Поискай нова.",
  fresh_needed: "Напиши паролата още веднъж.",
  ticket_over: "Мина много време. Влез отначало.",
  rate_limited: "Много опити. Изчакай малко.",
  busy: "Няма връзка. Опитай пак след малко.",
  internal: "Грешката е наша. Опитай пак след малко.",
} satisfies Partial<Record<keyof typeof plain, string>>;
