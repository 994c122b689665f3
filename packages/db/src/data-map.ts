import { catalogueTables } from "./data-map/catalogue.ts";
import { dataClasses, type TableEntry } from "./data-map/entry.ts";
import { guardianTables } from "./data-map/guardians.ts";
import { peopleTables } from "./data-map/people.ts";
import { relationTables } from "./data-map/relations.ts";
import { systemTables } from "./data-map/system.ts";
import { workTables } from "./data-map/work.ts";

/**
 * Everything the database keeps, by table and column: what for, on which legal basis, how long, who reads it, and what
 * erasing a person does. A test compares it with the live schema; `eraseSubject` goes through it from first to last.
 */
export const dataMap: readonly TableEntry[] = [
  ...workTables,
  ...guardianTables,
  ...relationTables,
  ...peopleTables,
  ...systemTables,
  ...catalogueTables,
];

/** The columns of an entry, each with its class. */
export function columnsOf(entry: TableEntry): { column: string; class: (typeof dataClasses)[number] }[] {
  return dataClasses.flatMap((one) => (entry.columns[one]?.split(" ") ?? []).map((column) => ({ column, class: one })));
}

/** The map as a page of the documentation. */
export function writeDataMap(map: readonly TableEntry[] = dataMap): string {
  return [
    "# Data map",
    "",
    "Made by `npm run -s posoka -- data-map` from `packages/db/src/data-map.ts`; a test compares both with the live schema.",
    "Classes: none, personal, special (care, health, support, convictions, or free text that may hold them), secret. 🔒 is",
    "kept sealed: with the key of the person, which erasing destroys, or with the key of the installation.",
    "",
    ...map.flatMap(sectionOf),
  ].join("\n");
}

function sectionOf(entry: TableEntry): string[] {
  const { table, purpose, basis, retention, readers, erasure, sealed = {} } = entry;
  const classes = dataClasses.flatMap((one) => {
    const names = entry.columns[one]?.split(" ").map((name) => (name in sealed ? `${name} 🔒 ${sealed[name]}` : name));
    return names ? [`- ${one}: ${names.join(", ")}`] : [];
  });
  return [
    `## ${table}`,
    "",
    `- purpose: ${purpose}`,
    `- basis: ${basis}`,
    `- kept: ${retention}`,
    `- read by: ${readers}`,
    `- erasing a person: ${inWords(erasure)}`,
    ...(entry.basis === "no personal data" ? [] : [`- in the copy of their own data: ${givenOf(entry.own)}`]),
    ...classes,
    "",
  ];
}

function inWords(erasure: TableEntry["erasure"]): string {
  if ("kept" in erasure) return `kept; ${erasure.kept}`;
  if ("delete" in erasure) return `rows deleted where \`${erasure.delete}\``;
  return `rows changed where \`${erasure.where}\`: \`${erasure.set}\``;
}

function givenOf(own: TableEntry["own"]): string {
  if ("left" in own) return `nothing; ${own.left}`;
  return own.parts.map(({ as, columns }) => (as ? `${columns} (as ${as})` : columns)).join("; ");
}
