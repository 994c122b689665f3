import { type TableEntry, working } from "./entry.ts";

const kept = "with the account";
const period = "starts_at ends_at linked_by";

/** A dated row that joins a young person to an organisation. */
function place(table: string, purpose: string, readers: string, special: boolean): TableEntry {
  const people = `youth_id organisation_id ${period}`;
  return {
    table,
    purpose,
    basis: "legal duty, 6(1)(c)",
    retention: kept,
    readers,
    columns: { none: "id tenant_id created_at", ...(special ? { special: people } : { personal: people }) },
    erasure: { delete: "youth_id = :subject" },
    own: {
      parts: [{ rows: "youth_id = :subject", columns: "organisation_id starts_at ends_at" }],
      withheld: "youth_id linked_by",
    },
  };
}

/** Who stands beside whom, from when to when. */
export const relationTables: readonly TableEntry[] = [
  {
    table: "public.caseload",
    purpose: "which member of staff works with whom",
    basis: "contract, 6(1)(b)",
    retention: kept,
    readers: "the member of staff; the team without a case worker; supervisor and coordinator",
    columns: { none: "id tenant_id created_at", personal: `staff_id youth_id ${period}` },
    // Of a member of staff the row stays: the random id points at nobody any more, and who was when is proof.
    erasure: { delete: "youth_id = :subject" },
    own: {
      parts: [
        { rows: "youth_id = :subject", columns: "starts_at ends_at" },
        { as: "staff", rows: "staff_id = :subject", columns: "starts_at ends_at" },
      ],
      withheld: "staff_id youth_id linked_by",
    },
  },
  working("units", {
    purpose: "teams of a charity",
    retention: "while the team works",
    readers: "staff",
    columns: { none: "id tenant_id name created_at" },
  }),
  {
    table: "public.unit_members",
    purpose: "who of the staff belongs to which team",
    basis: "contract, 6(1)(b)",
    retention: kept,
    readers: "staff of the team",
    columns: { none: "id tenant_id unit_id created_at", personal: `staff_id ${period}` },
    erasure: { set: "ends_at = greatest(starts_at, least(ends_at, :at))", where: "staff_id = :subject" },
    own: { parts: [{ rows: "staff_id = :subject", columns: "starts_at ends_at" }], withheld: "staff_id linked_by" },
  },
  place("public.school_enrolments", "which school somebody goes to", "staff; the school its own", false),
  place("sensitive.care_stays", "where a young person is placed", "the home, the carer and the department", true),
  place(
    "sensitive.child_protection_cases",
    "which child-protection department works with somebody",
    "the department its own",
    true,
  ),
  {
    table: "public.guardian_links",
    purpose: "who represents a young person, and who of the staff checked it; never the paper",
    basis: "legal duty, 6(1)(c)",
    retention: "with the account of either; a representative's goes 30 days after nobody is left to represent",
    readers: "staff of the case; the representative the own",
    columns: {
      none: "id tenant_id created_at",
      personal: `youth_id guardian_id kind checked_by checked_at proof archive_number ${period}`,
    },
    erasure: { delete: "youth_id = :subject or guardian_id = :subject" },
    own: {
      parts: [
        { rows: "youth_id = :subject", columns: "kind proof archive_number checked_at starts_at ends_at" },
        { as: "guardian", rows: "guardian_id = :subject", columns: "kind checked_at starts_at ends_at" },
        { as: "staff", rows: "checked_by = :subject", columns: "checked_at" },
      ],
      withheld: "youth_id guardian_id checked_by linked_by",
    },
  },
];
