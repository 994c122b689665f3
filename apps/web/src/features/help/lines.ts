import type { WordKey } from "@posoka/texts/catalogue";

type Key = WordKey<"help">;

/** A help line as it was known on `asOf`; staff see to it that the date does not grow old. */
export type HelpLine = {
  number: string;
  name: Key;
  text: Key;
  group: "children" | "adults" | "everyone";
  asOf: string;
  source: { name: string; address: string };
};

export const helpLines: readonly HelpLine[] = [
  {
    number: "116 111",
    name: "line116111",
    text: "line116111Text",
    group: "children",
    asOf: "2025-11-01",
    source: { name: "116111.bg", address: "https://www.116111.bg" },
  },
  {
    number: "116 000",
    name: "line116000",
    text: "line116000Text",
    group: "children",
    asOf: "2025-11-01",
    source: { name: "centrenadja.com", address: "https://www.centrenadja.com" },
  },
  {
    number: "0800 1 86 76",
    name: "lineViolence",
    text: "lineViolenceText",
    group: "adults",
    asOf: "2025-11-01",
    source: { name: "animusassociation.org", address: "https://animusassociation.org" },
  },
];
