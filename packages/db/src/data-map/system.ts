import { type TableEntry, working } from "./entry.ts";

/** Trails and what the program needs for itself. */
export const systemTables: readonly TableEntry[] = [
  {
    table: "public.audit_entries",
    purpose: "who did what to which row; ids and field names, never values",
    basis: "legal duty, 6(1)(c)",
    retention: "5 years",
    readers: "own part; admin without subjects; safeguarding lead",
    columns: {
      none: "id tenant_id actor_role act subject_kind detail request_id at hash",
      personal: "actor_id subject_id",
    },
    erasure: { kept: "append-only and chained; random ids that point at nobody any more" },
    own: {
      parts: [
        {
          as: "about",
          rows: "subject_id in (select :subject::text union all select id::text from applications where youth_id = :subject union all select id::text from reviews where youth_id = :subject union all select id::text from mentor_assignments where youth_id = :subject) and actor_id is distinct from :subject",
          columns: "at act actor_role",
        },
        { rows: "actor_id = :subject", columns: "at act" },
      ],
      withheld: "actor_id subject_id",
    },
  },
  working("audit_unsealed", {
    purpose: "rows of the trail that wait to be sealed",
    retention: "a second",
    readers: "nobody",
    columns: { none: "entry_id" },
  }),
  working("audit_seals", {
    purpose: "the chain over the trail",
    retention: "with the trail",
    readers: "operator",
    columns: { none: "id entry_ids entry_hashes previous hash sealed_at" },
  }),
  working("service_keys", {
    purpose: "keys of the program itself; never in a backup of the data",
    retention: "kept",
    readers: "nobody",
    columns: { none: "name created_at", secret: "wrapped" },
    sealed: { wrapped: "installation" },
  }),
  {
    table: "public.erasures",
    purpose: "who was erased, so that a restore erases them again",
    basis: "legal duty, 6(1)(c)",
    retention: "as long as a backup from before may exist",
    readers: "operator",
    columns: { none: "at", personal: "subject_id" },
    erasure: { kept: "random ids that point at nobody any more" },
    own: { left: "whoever is in it has no account any more" },
  },
  working("attempt_counters", {
    purpose: "limits on guessing; names and addresses as keyed hashes only",
    retention: "a day",
    readers: "nobody",
    columns: { none: "bucket window_started_at count" },
  }),
];
