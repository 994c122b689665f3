import type { EditionVersion, LegalDocument } from "@posoka/domain/notices/editions";

export type Section = { title: string; text?: string; yes?: readonly string[]; no?: readonly string[]; end?: string };
export type Edition = { words: string; cards: readonly (readonly Section[])[] };

/** @param words before the keys of its words among `notices`; a test compares the two, so that no line is forgotten */
const edition = (words: string, cards: Edition["cards"]): Edition => ({ words, cards });

/** Every document that was ever shown, in the order in which people ask. The first card is the one that stands out. */
export const documents: Readonly<Record<LegalDocument, Partial<Record<EditionVersion, Edition>>>> = {
  privacy: {
    "2026-03": edition("privacy1", [
      [{ title: "guestTitle", text: "guestText" }],
      [
        { title: "keepTitle", yes: ["keep1", "keep2", "keep3", "keep4"] },
        { title: "neverTitle", no: ["never1", "never2", "never3"] },
      ],
      [
        { title: "whoTitle", yes: ["who1", "who2", "who3", "who4"] },
        { title: "decideTitle", yes: ["decide1", "decide2", "decide3", "decide4"] },
      ],
      [
        { title: "ageTitle", text: "ageText" },
        { title: "rankTitle", text: "rankText" },
        { title: "longTitle", text: "longText" },
        { title: "complainTitle", text: "complainText" },
      ],
    ]),
    "2026-11": edition("privacy2", [
      [{ title: "guestTitle", text: "guestText" }],
      [
        { title: "keepTitle", yes: ["keep1", "keep2", "keep3", "keep4", "keep5"] },
        { title: "neverTitle", no: ["never1", "never2", "never3"] },
        { title: "whyTitle", text: "whyText" },
        { title: "lockTitle", text: "lockText" },
      ],
      [
        { title: "whoTitle", yes: ["who1", "who2", "who3", "who4", "who5", "who6"] },
        { title: "decideTitle", yes: ["decide1", "decide2", "decide3", "decide4", "decide5"], end: "howText" },
      ],
      [
        { title: "ageTitle", text: "ageText" },
        { title: "rankTitle", text: "rankText" },
        { title: "longTitle", text: "longText" },
        { title: "adultsTitle", text: "adultsText" },
        { title: "complainTitle", text: "complainText" },
      ],
    ]),
  },
  terms: {
    "2026-11": edition("terms2", [
      [{ title: "whatTitle", yes: ["what1", "what2", "what3"] }],
      [
        { title: "youTitle", yes: ["you1", "you2", "you3", "you4"] },
        { title: "weTitle", yes: ["we1", "we2", "we3", "we4"] },
        { title: "notTitle", no: ["not1", "not2", "not3"] },
      ],
      [
        { title: "partnerTitle", yes: ["partner1", "partner2", "partner3", "partner4"] },
        { title: "helperTitle", yes: ["helper1", "helper2", "helper3"] },
      ],
      [
        { title: "endTitle", yes: ["end1", "end2", "end3"] },
        { title: "lawTitle", text: "lawText" },
      ],
    ]),
  },
};
