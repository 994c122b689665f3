import type { fieldErrors as plain } from "../bg/field-errors.ts";

export const fieldErrors = {
  required: "Fill in this field.",
  too_short: "This is too short.",
  too_long: "This is too long.",
  too_small: "The number is too small.",
  too_big: "This is too much.",
  bad_format: "Check how it is written.",
  bad_choice: "Choose from the list.",
  unknown_field: "This field is not expected. Reload the page.",
  bad_text: "There is a character that cannot be saved.",
  weak_password: "This is easy to guess. Try three or four words in a row.",
  bad_company_number: "There is a mistake in the digits of the company number.",
  in_the_past: "This date has passed.",
  below_minimum: "This is below the minimum wage.",
  unknown_reference: "This is no longer in the list. Choose another.",
  too_old: "Posoka is for people up to 29.",
  wrong_code: "The code is wrong or has been used.",
} satisfies Record<keyof typeof plain, string>;
