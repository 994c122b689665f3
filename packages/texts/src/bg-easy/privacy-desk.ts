import type { privacyDesk as plain } from "../bg/privacy-desk.ts";

export const privacyDesk = {
  lead: "Какво пазим за теб и какво можеш да направиш.",
  exportLead: "Един файл с всичко за теб. Имената на другите хора ги няма.",
  exportHtmlDetail: "Отваряш го и четеш. Може да се отпечата.",
  exportJsonDetail: "За компютърни програми.",
  exportKeep: "Всеки, който отвори файла, вижда всичко за теб. Не го сваляй на чуждо устройство.",
  eraseLead: "Може да изтриеш всичко за теб. Ето какво става.",
  eraseGoneYouth1: "името, телефонът, рожденият ден и профилът ти",
  eraseGoneYouth2: "твоите отговори",
  eraseGoneYouth3: "кандидатурите ти",
  eraseGoneYouth4: "каквото менторът и екипът са писали за теб",
  eraseKept1: "кога какво е станало, с номер вместо име",
  eraseKept2: "че си дал или дала съгласие. Законът го иска",
  eraseKept3: "че профилът е изтрит",
  eraseNotBack1: "каквото някой вече е прочел или отпечатал",
  eraseLaterDetail: "Никой вече не те вижда. Седем дни можеш да размислиш.",
  eraseNowDetail: "Всичко изчезва веднага. Не може да се върне.",
  leavingText: "Никой не вижда профила ти. Изтриваме го на {date}.",
  leavingBackText: "Можеш да размислиш до тогава.",
} satisfies Partial<Record<keyof typeof plain, string>>;
