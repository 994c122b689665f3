/** Who of the team works with a young person. */
export const caseWork = {
  title: "Кой води случая",
  own: "Вие.",
  unit: "{name}, от Вашия екип.",
  free: "Още никой.",
  freeText:
    "Докато никой не води случая, тук има само име, възраст и дата на регистрация. Който запише среща или съгласие, го поема.",
  take: "Вземи случая",
  taken: "Вече Вие водите случая.",
  takenByOther: "Междувременно друг колега взе случая.",
  give: "Дай случая на колега",
  who: "Колега",
  workerCases: "{count, plural, =0 {няма случаи} one {# случай} other {# случая}}",
  giveText: "Досегашният колега веднага спира да вижда човека.",
  given: "Случаят е при друг колега.",
  withWorker: "води: {name}",
  withoutWorker: "още никой не води случая",
} as const;
