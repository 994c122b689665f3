/** Young people and adults read these pages, so most sentences address nobody. */
export const privacyDesk = {
  title: "Моите данни",
  lead: "Какво пазим, колко дълго и какво може да се направи с него.",
  noticeTitle: "Какво пазим и защо",
  noticeLink: "Към текста за личните данни",
  backToMe: "Моят достъп",

  exportTitle: "Копие на всичко",
  exportLead:
    "Един файл с всичко, което пазим за този профил. Другите хора са в него само с ролята си, например „ментор“.",
  exportFormat: "Какъв файл",
  exportHtml: "Страница за четене",
  exportHtmlDetail: "Отваря се с всеки браузър и може да се отпечата.",
  exportJson: "Файл за друга програма",
  exportJsonDetail: "Формат JSON.",
  exportAction: "Вземи копие",
  exportDone: "Копието е свалено",
  exportKeep: "Който отвори файла, вижда всичко. На чуждо устройство е по-добре да не се сваля.",
} as const;
