import { columnsOf, dataMap } from "./data-map.ts";
import type { DataClass, LegalBasis, TableEntry } from "./data-map/entry.ts";

const bases: readonly LegalBasis[] = [
  "contract, 6(1)(b)",
  "consent, 6(1)(a)",
  "consent, 6(1)(a) and 9(2)(a)",
  "legal duty, 6(1)(c)",
  "legal duty, 6(1)(c) and 10",
  "legitimate interest, 6(1)(f)",
];

const head = `# Record of processing

Article 30 of the General Data Protection Regulation. Made by \`npm run -s posoka -- data-map --record\` from the same
entries as the [data map](data-map.md); a test compares both. What only the organisation that runs Posoka can say stands
as a line to be filled in; all such lines of these pages are listed in [dpia.md](dpia.md#to-be-filled-in).

- controller: ______________________ (the charity; name, address, phone, e-mail)
- contact for data protection: ______________________
- joint controllers, processors: ______________________ (hosting, mail server; with the date of the agreement)
- whose data: young people from 13 to 29; their legal representatives; mentors, volunteers and staff; people of partners
  and institutions
- who receives it outside the charity: a partner the nameless card of an applicant, and the fields that the young person
  shares with that application; a legal representative what is asked of them; a person of an institution what
  [access](access.md) gives; nobody else by the program
- countries outside the EEA: none by the program, which sends nothing to anybody but the mail server of its settings
- safety: names and free text sealed with a key per person ([0013](decisions/0013-a-key-per-person.md)), a second factor for
  adults ([0018](decisions/0018-where-the-factor-counts.md)), rights read at every request
  ([0011](decisions/0011-two-readings-of-rights.md)), a chained trail ([0012](decisions/0012-a-trail-that-shows-its-scars.md)),
  backups without keys ([0014](decisions/0014-backups-without-keys.md)); what is still open stands in [dpia.md](dpia.md)
- decisions by a machine alone: none ([ai-technical-file.md](ai-technical-file.md))
`;

/** The record as a page of the documentation: every table that holds something about a person, by legal basis. */
export function writeRecordOfProcessing(map: readonly TableEntry[] = dataMap): string {
  const about = map.filter((entry) => columnsOf(entry).some(({ class: one }) => one !== "none"));
  const sections = bases.flatMap((basis) => {
    const tables = about.filter((entry) => entry.basis === basis);
    return tables.length === 0 ? [] : sectionOf(basis, tables);
  });
  const rest = about.filter(({ basis }) => !bases.includes(basis));
  return [
    head,
    ...sections,
    ...(rest.length === 0 ? [] : sectionOf("without personal content, with secrets", rest)),
  ].join("\n");
}

function sectionOf(title: string, tables: readonly TableEntry[]): string[] {
  return [
    `## ${title[0]?.toUpperCase()}${title.slice(1)}`,
    "",
    "| what for | data | who reads it | kept | erasing a person | table |",
    "| --- | --- | --- | --- | --- | --- |",
    ...tables.map((entry) => {
      const { purpose, readers, retention, erasure, table } = entry;
      const erased =
        "kept" in erasure
          ? `kept: ${erasure.kept}`
          : "delete" in erasure
            ? "rows deleted"
            : "emptied or ended; the row stays";
      return `| ${[purpose, dataOf(entry), readers, retention, erased, `\`${table}\``].join(" | ")} |`;
    }),
    "",
  ];
}

function dataOf(entry: TableEntry): string {
  const named = (one: DataClass): string[] => {
    const columns = columnsOf(entry).filter(({ class: of }) => of === one);
    return columns.map(
      ({ column }) => `${column.replaceAll("_", " ")}${column in (entry.sealed ?? {}) ? " (sealed)" : ""}`,
    );
  };
  const part = (label: string, names: readonly string[]) => (names.length === 0 ? [] : [`${label}${names.join(", ")}`]);
  return [
    ...part("", named("personal")),
    ...part("special: ", named("special")),
    ...part("secret: ", named("secret")),
  ].join("; ");
}
