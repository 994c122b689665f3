import type { fieldErrors as plain } from "../bg/field-errors.ts";

export const fieldErrors = {
  required: "Напиши нещо тук.",
  bad_choice: "Избери от списъка.",
  too_short: "Напиши повече.",
  too_long: "Напиши по-малко.",
  bad_format: "Има грешка. Виж пак.",
  weak_password: "Лесно се отгатва. Напиши три думи.",
} satisfies Partial<Record<keyof typeof plain, string>>;
