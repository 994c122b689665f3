import { type TableEntry, working } from "./entry.ts";

const procedure = "6 months after the procedure closes, no longer term for minors";

/** Organisations, openings, applications and who accompanies whom. */
export const workTables: readonly TableEntry[] = [
  {
    table: "public.organisations",
    purpose: "partners and institutions, and whom to call there",
    basis: "contract, 6(1)(b)",
    retention: "while the organisation works with the charity, then 1 year",
    readers: "staff; own members; name, place and words everybody",
    columns: {
      none: "id kind state name name_folded eik ekatte website about decided_at decision_reason created_at updated_at version",
      personal: "contact_name contact_email contact_phone decided_by",
    },
    erasure: { kept: "the contact belongs to the organisation, which names another" },
    own: {
      parts: [
        {
          rows: "contact_email = (select email from accounts where id::text = :subject)",
          columns: "name contact_name contact_email contact_phone",
        },
      ],
      withheld: "decided_by",
    },
  },
  working("organisation_links", {
    purpose: "which charities an organisation works with",
    retention: "with the organisation",
    readers: "staff",
    columns: { none: "organisation_id tenant_id created_at" },
  }),
  {
    table: "public.openings",
    purpose: "places to work, learn, help or visit",
    basis: "contract, 6(1)(b)",
    retention: "1 year after the last day to apply",
    readers: "everybody, when published and lawful for them; phone and personal numbers are masked for others",
    columns: {
      none: "id organisation_id organisation_name kind state language title description conditions occupation_id isco_code ekatte latitude longitude remote seats starts_on ends_on closes_on shift_start shift_end schedule hours_per_day hours_per_week contract_form probation_months min_age hazards lawful_from min_education languages licences pay_min pay_max pay_period lodging transport accessible qualification_code external source source_id source_url source_date date_replaced review_reason submitted_at published_at created_at updated_at version",
      personal: "minor_facts_confirmed_by reviewed_by created_by",
    },
    erasure: { kept: "names of adults at work stand as random ids that point at nobody any more" },
    own: {
      parts: [
        { rows: "created_by = :subject", columns: "title kind state created_at" },
        { as: "reviewer", rows: "reviewed_by = :subject", columns: "title kind state" },
      ],
      withheld: "minor_facts_confirmed_by reviewed_by created_by",
    },
  },
  working("opening_skills", {
    purpose: "what an opening asks for or gives",
    retention: "with the opening",
    readers: "everybody",
    columns: { none: "opening_id skill_id relation position" },
  }),
  {
    table: "public.opening_events",
    purpose: "what happened to a posting",
    basis: "legal duty, 6(1)(c)",
    retention: "with the opening",
    readers: "own organisation, staff",
    columns: { none: "id opening_id act from_state to_state reason at", personal: "by_account" },
    erasure: { kept: "append-only; a random id that points at nobody any more" },
    own: { parts: [{ rows: "by_account = :subject", columns: "act from_state to_state at" }], withheld: "by_account" },
  },
  {
    table: "public.settings",
    purpose: "facts of the installation that staff recorded",
    basis: "legal duty, 6(1)(c)",
    retention: "kept; the charity's contact until it is replaced",
    readers: "staff; the mediation number and the charity's contact everybody",
    // One value names who answers for personal data, as the charity publishes it.
    columns: { none: "id tenant_id name since created_at", personal: "recorded_by value" },
    erasure: { kept: "a random id that points at nobody any more; a published name until it is replaced" },
    own: { parts: [{ rows: "recorded_by = :subject", columns: "name value since" }], withheld: "recorded_by" },
  },
  {
    table: "public.candidate_cards",
    purpose: "the id under which one partner knows one applicant",
    basis: "contract, 6(1)(b)",
    retention: procedure,
    readers: "own organisation",
    columns: { none: "tenant_id organisation_id", personal: "id application_id" },
    erasure: { delete: "application_id in (select id from applications where youth_id = :subject)" },
    own: {
      parts: [
        {
          rows: "application_id in (select id from applications where youth_id = :subject)",
          columns: "id organisation_id",
        },
      ],
      withheld: "application_id",
    },
  },
  {
    table: "public.applications",
    purpose: "applying and being answered",
    basis: "contract, 6(1)(b)",
    retention: procedure,
    readers: "own; own organisation without identity, the note when shared; staff without the note",
    columns: {
      none: "organisation_id opening_id tenant_id version",
      personal:
        "id youth_id state note available_from submitted_at promised_reply_on decision decided_by decided_at refusal answer_words created_at",
    },
    sealed: { note: "person" },
    erasure: { set: "note = '', answer_words = '', available_from = null", where: "youth_id = :subject" },
    own: {
      parts: [
        {
          rows: "youth_id = :subject",
          columns:
            "opening_id state note available_from submitted_at promised_reply_on decision decided_at refusal answer_words created_at",
        },
        { as: "decider", rows: "decided_by = :subject", columns: "opening_id decision decided_at" },
      ],
      withheld: "id youth_id decided_by",
      masked: "answer_words",
    },
  },
  {
    table: "public.application_events",
    purpose: "what happened to an application",
    basis: "legal duty, 6(1)(c)",
    retention: procedure,
    readers: "own",
    columns: { none: "id tenant_id from_state to_state by_role at", personal: "application_id by_account" },
    erasure: { kept: "append-only; random ids that point at nobody any more" },
    own: {
      parts: [
        {
          rows: "application_id in (select id from applications where youth_id = :subject)",
          columns: "from_state to_state by_role at",
        },
        {
          as: "worker",
          rows: "by_account = :subject and application_id not in (select id from applications where youth_id = :subject)",
          columns: "from_state to_state at",
        },
      ],
      withheld: "application_id by_account",
    },
  },
  {
    table: "public.consents",
    purpose: "register of consents: who agreed to what, when, for whom; what may be shown is read from it",
    basis: "legal duty, 6(1)(c)",
    retention: "3 years after the last act, as proof",
    readers: "own; staff; applied for the organisation or the named adult",
    columns: {
      none: "id sequence tenant_id purpose fields recipient_kind recipient_id act expires_on legal_basis text_version language at created_at",
      personal: "subject_id given_by signed_by proof archive_number checked_by recorded_by",
    },
    erasure: { kept: "append-only proof; holds field names and random ids that point at nobody any more" },
    own: {
      parts: [
        {
          rows: "subject_id = :subject",
          columns:
            "purpose fields recipient_kind act expires_on legal_basis text_version language given_by proof archive_number at",
        },
        { as: "recorder", rows: "recorded_by = :subject and subject_id <> :subject", columns: "purpose act at" },
      ],
      withheld: "subject_id signed_by checked_by recorded_by",
    },
  },
  {
    table: "public.mentor_assignments",
    purpose: "which mentor accompanies whom",
    basis: "contract, 6(1)(b)",
    retention: "24 months after the last sign-in",
    readers: "own; the mentor; staff",
    columns: { none: "id tenant_id", personal: "mentor_id youth_id assigned_by started_at ended_at", special: "note" },
    erasure: {
      set: "note = '', ended_at = coalesce(ended_at, :at)",
      where: "youth_id = :subject or mentor_id = :subject",
    },
    own: {
      parts: [
        { rows: "youth_id = :subject", columns: "note started_at ended_at" },
        { as: "mentor", rows: "mentor_id = :subject", columns: "started_at ended_at" },
        { as: "staff", rows: "assigned_by = :subject", columns: "started_at" },
      ],
      withheld: "mentor_id youth_id assigned_by",
      masked: "note",
    },
  },
  {
    table: "public.reviews",
    purpose: "a mentor's words on a profile",
    basis: "contract, 6(1)(b)",
    retention: "24 months after the last sign-in",
    readers: "own, with numbers masked; the mentor",
    columns: {
      none: "id tenant_id state claim_ends_at outcome done_at created_at",
      personal: "youth_id mentor_id rubric comments",
    },
    erasure: { delete: "youth_id = :subject" },
    own: {
      parts: [
        { rows: "youth_id = :subject", columns: "state outcome rubric comments created_at done_at" },
        { as: "mentor", rows: "mentor_id = :subject", columns: "state outcome created_at done_at" },
      ],
      withheld: "youth_id mentor_id",
      masked: "comments",
    },
  },
  {
    table: "public.vetting_records",
    purpose: "that an adult may meet minors: kind, outcome and end of a check, never the document",
    basis: "legal duty, 6(1)(c) and 10",
    retention: "1 year after the duty ended",
    readers: "safeguarding lead; own; staff the status",
    columns: { none: "id tenant_id recorded_at", personal: "account_id recorded_by", special: "kind passed valid_to" },
    erasure: { delete: "account_id = :subject" },
    own: {
      parts: [
        { rows: "account_id = :subject", columns: "kind passed valid_to recorded_at" },
        { as: "recorder", rows: "recorded_by = :subject", columns: "kind recorded_at" },
      ],
      withheld: "account_id recorded_by",
    },
  },
];
