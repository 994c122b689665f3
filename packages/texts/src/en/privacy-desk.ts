import type { privacyDesk as plain } from "../bg/privacy-desk.ts";

export const privacyDesk = {
  title: "My data",
  lead: "What we keep, for how long, and what can be done with it.",
  noticeTitle: "What we keep and why",
  noticeLink: "To the privacy notice",
  backToMe: "My access",

  exportTitle: "A copy of everything",
  exportLead:
    "One file with everything that we keep about this account. Other people stand in it by their role only, such as “mentor”.",
  exportFormat: "Which file",
  exportHtml: "A page to read",
  exportHtmlDetail: "Opens in any browser and can be printed.",
  exportJson: "A file for another program",
  exportJsonDetail: "JSON format.",
  exportAction: "Get the copy",
  exportDone: "The copy is downloaded",
  exportKeep: "Whoever opens the file sees everything. Better not download it on somebody else’s device.",
} satisfies Record<keyof typeof plain, string>;
