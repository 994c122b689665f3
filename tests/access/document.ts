import { columns, matrix, type Row } from "./matrix.ts";

const heads: Record<(typeof columns)[number], string> = {
  youth: "Y",
  guardian: "G",
  mentor: "M",
  partner: "P",
  staff: "N",
  institution: "I",
  lead: "SL",
  admin: "A",
};

const preface = `# Who may do what

Written by \`npm run test:access -- --write\` from \`tests/access/matrix.ts\`; a test fails when the two differ.
Deny by default: a resource without a row is closed to all, and so is a row marked **closed**, whose resource does not
exist yet. An act marked (closed) has no operation yet.

Y self · G representative · M mentor with a running match and valid vetting · P partner, own organisation · N staff, own
caseload (supervisor: unit) · I institution, own current placement, fields of its kind, under 18 · V volunteer ·
SL safeguarding lead · A admin · everybody, also without an account. R read, W write. Somebody else's row answers 404, as
a row that does not exist: same words, same size.

Relations are dated rows, read again at every request: \`caseload\`, \`unit_members\`, \`care_stays\`,
\`school_enrolments\`, \`child_protection_cases\`, \`guardian_links\`, \`mentor_assignments\`, \`vetting_records\`,
\`account_roles\`, \`consents\`.
`;

/** The page docs/access.md. */
export function renderMatrix(): string {
  const head = ["resource", ...columns.map((column) => heads[column]), "V", "everybody", "operations"];
  const lines = [head, head.map(() => "---"), ...matrix.map(cellsOf)].map((cells) => `| ${cells.join(" | ")} |`);
  return `${preface}\n${lines.join("\n")}\n`;
}

function cellsOf(row: Row): string[] {
  const names = Object.keys(row.contracts);
  const operations = names.length === 0 ? "**closed**" : names.map((name) => `\`${name}\``).join(" ");
  return [
    row.resource,
    ...columns.map((column) => row.may[column] ?? "–"),
    row.volunteer ?? "–",
    row.everybody ?? "–",
    operations,
  ];
}
