import { type TableEntry } from "./entry.ts";

const withAccount = "with the account of the young person";

/** Who represents a young person, what they were asked, and what stands in the way. Answers are in `consents`. */
export const guardianTables: readonly TableEntry[] = [
  {
    table: "public.representations",
    purpose:
      "how many representatives must agree, whether the place is protected, and what stands in the way of asking",
    basis: "legal duty, 6(1)(c)",
    retention: withAccount,
    readers: "staff",
    columns: {
      none: "tenant_id version",
      personal: "youth_id signatories state_since recorded_by",
      special: "protected_place represented_adult state note",
    },
    erasure: { delete: "youth_id = :subject" },
    own: {
      parts: [
        {
          rows: "youth_id = :subject",
          columns: "signatories protected_place represented_adult state state_since note",
        },
        { as: "staff", rows: "recorded_by = :subject", columns: "state_since" },
      ],
      withheld: "youth_id recorded_by",
      masked: "note",
    },
  },
  {
    table: "public.representation_tasks",
    purpose: "what staff do about a representative, by a date",
    basis: "legal duty, 6(1)(c)",
    retention: withAccount,
    readers: "staff",
    columns: {
      none: "id tenant_id due_on",
      personal: "youth_id opened_at done_at done_by",
      special: "kind outcome",
    },
    erasure: { delete: "youth_id = :subject" },
    own: {
      parts: [
        { rows: "youth_id = :subject", columns: "kind opened_at due_on outcome done_at" },
        { as: "staff", rows: "done_by = :subject", columns: "done_at" },
      ],
      withheld: "youth_id done_by",
    },
  },
  {
    table: "public.representative_requests",
    purpose: "what representatives were asked to agree to",
    basis: "legal duty, 6(1)(c)",
    retention: withAccount,
    readers: "staff; the representatives of that day",
    columns: {
      none: "id tenant_id purpose",
      personal: "youth_id application_id fields expires_on state asked_at settled_at",
    },
    erasure: { delete: "youth_id = :subject" },
    own: {
      parts: [{ rows: "youth_id = :subject", columns: "purpose fields expires_on state asked_at settled_at" }],
      withheld: "youth_id application_id",
    },
  },
];
