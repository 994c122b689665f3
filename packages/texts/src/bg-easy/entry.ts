import type { entry as plain } from "../bg/entry.ts";

export const entry = {
  againText: "Напиши паролата още веднъж. После десет минути не питаме.",
  againTextCode: "Напиши код от приложението. После десет минути не питаме.",
  emailLead: "Ще пратим писмо на новия имейл. Отвори връзката в него.",
  emailLeadNew: "Имейлът помага, ако забравиш паролата. Ще ти пратим писмо.",
  emailSentText: "Виж пощата на {email}. Отвори връзката до три дни.",
  cardLead: "Картата е от екипа. С нея правиш нова парола.",
  cardCodeHint: "Напиши двадесетте цифри от картата.",
  cardPasswordLead: "Измисли нова парола. Другите телефони и компютри излизат.",
  cardDead: "Тази карта вече не работи. Кажи на екипа.",
  cardNoticeAsk: "Не знаеш за нея? Смени паролата. Кажи на екипа.",
} satisfies Partial<Record<keyof typeof plain, string>>;
