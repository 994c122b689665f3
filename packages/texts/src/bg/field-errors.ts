/** Beside the field: why it was refused. */
export const fieldErrors = {
  required: "Полето е празно.",
  too_short: "Твърде кратко е.",
  too_long: "Твърде дълго е.",
  too_small: "Числото е твърде малко.",
  too_big: "Твърде много е.",
  bad_format: "Не е написано както трябва.",
  bad_choice: "Нужен е избор от списъка.",
  unknown_field: "Това поле не се очаква. Помага ново зареждане на страницата.",
  bad_text: "Има знак, който не може да се запише.",
  weak_password: "Лесно се отгатва. По-добре са три-четири думи една до друга.",
  bad_company_number: "В цифрите на ЕИК има грешка.",
  in_the_past: "Тази дата вече е минала.",
  below_minimum: "По-малко е от минималната заплата.",
  unknown_reference: "Това вече го няма в списъка.",
  too_old: "Посока е за хора до 29 години.",
  wrong_code: "Кодът не е верен или вече е използван.",
} as const;
