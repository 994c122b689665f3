import type { privacyDesk as plain } from "../bg/privacy-desk.ts";

export const privacyDesk = {
  lead: "Какво пазим за теб и какво можеш да направиш.",
  exportLead: "Един файл с всичко за теб. Имената на другите хора ги няма.",
  exportHtmlDetail: "Отваряш го и четеш. Може да се отпечата.",
  exportJsonDetail: "За компютърни програми.",
  exportKeep: "Всеки, който отвори файла, вижда всичко за теб. Не го сваляй на чуждо устройство.",
} satisfies Partial<Record<keyof typeof plain, string>>;
