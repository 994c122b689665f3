import type { occupations as plain } from "../bg/occupations.ts";

export const occupations = {
  lead: "Виж какво правят хората в работата си.",
  searchHint: "Напиши една дума. Например: готвач.",
  emptyTitle: "Нищо не намерихме",
  emptyText: "Опитай с друга дума.",
  toQuestions: "Виж кое е за теб",
  waysTitle: "Как да започнеш",
  hardTitle: "Трудното",
  education: "Обикновено трябва: {level}.",
  skillsTitle: "Какво трябва да умееш",
  skillsEssential: "Трябва",
  skillsOptional: "Помага",
  interestsText: "Дълга черта значи: има много от това в работата.",
  openingsNone: "Сега няма такова място.",
  esco: "Част от думите са от ESCO, списък на Европа.",
  goneText: "Потърси с друга дума.",
} satisfies Partial<Record<keyof typeof plain, string>>;
