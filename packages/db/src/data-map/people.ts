import { type TableEntry } from "./entry.ts";

const inactive = "24 months after the last sign-in, with 30 days' notice";
const own = { delete: "youth_id = :subject" };

/** Profiles and accounts. Tables that others look their rows up by come last: erasing goes from top to bottom. */
export const peopleTables: readonly TableEntry[] = [
  {
    table: "public.identities",
    purpose: "name and phone, shown to a partner only when shared",
    basis: "contract, 6(1)(b)",
    retention: inactive,
    readers: "own; staff the name; a partner the shared fields",
    columns: { none: "tenant_id created_at updated_at version", personal: "youth_id name phone" },
    sealed: { name: "person", phone: "person" },
    erasure: own,
    own: {
      parts: [{ rows: "youth_id = :subject", columns: "name phone created_at updated_at" }],
      withheld: "youth_id",
    },
  },
  {
    table: "sensitive.support_wanted",
    purpose: "support that the young person asked for; never read when people are ranked",
    basis: "consent, 6(1)(a) and 9(2)(a)",
    retention: "until taken back; else " + inactive,
    readers: "own",
    columns: { none: "tenant_id updated_at", personal: "youth_id", special: "needs" },
    sealed: { needs: "person" },
    erasure: own,
    own: { parts: [{ rows: "youth_id = :subject", columns: "needs updated_at" }], withheld: "youth_id" },
  },
  {
    table: "public.profile_experiences",
    purpose: "what somebody has done, in own words",
    basis: "contract, 6(1)(b)",
    retention: inactive,
    readers: "own; the mentor the cards without words",
    columns: { none: "tenant_id position", personal: "id youth_id kind card_code words months" },
    sealed: { words: "person" },
    erasure: own,
    own: { parts: [{ rows: "youth_id = :subject", columns: "kind card_code words months" }], withheld: "id youth_id" },
  },
  {
    table: "public.profile_skills",
    purpose: "matching",
    basis: "contract, 6(1)(b)",
    retention: inactive,
    readers: "own; mentor; on the nameless card",
    columns: { none: "tenant_id", personal: "youth_id skill_id level" },
    erasure: own,
    own: { parts: [{ rows: "youth_id = :subject", columns: "skill_id level" }], withheld: "youth_id" },
  },
  {
    table: "public.profiles",
    purpose: "matching",
    basis: "contract, 6(1)(b)",
    retention: inactive,
    readers: "own; parts on the nameless card; limits own",
    columns: {
      none: "tenant_id updated_at version",
      personal: "youth_id education still_studying licences languages ekatte reach_km remote hours wishes",
      special: "limits",
    },
    sealed: { limits: "person" },
    erasure: own,
    own: {
      parts: [
        {
          rows: "youth_id = :subject",
          columns: "education still_studying licences languages ekatte reach_km remote hours wishes limits updated_at",
        },
      ],
      withheld: "youth_id",
    },
  },
  {
    table: "public.sittings",
    purpose: "answers to a questionnaire and their result",
    basis: "contract, 6(1)(b)",
    retention: inactive,
    readers: "own; interest areas on the nameless card and for the mentor",
    columns: {
      none: "id tenant_id questionnaire_id",
      personal: "youth_id answers started_at finished_at profile uncertainty careless created_at updated_at",
    },
    erasure: own,
    own: {
      parts: [
        {
          rows: "youth_id = :subject",
          columns: "questionnaire_id answers started_at finished_at profile uncertainty careless created_at updated_at",
        },
      ],
      withheld: "youth_id",
    },
  },
  {
    table: "public.files",
    purpose: "files that a person put here",
    basis: "contract, 6(1)(b)",
    retention: inactive,
    readers: "own; a partner the chosen file, after sharing",
    columns: { none: "tenant_id media_type size created_at removed_at", personal: "id owner_id name sha256" },
    erasure: { delete: "owner_id = :subject" },
    own: {
      parts: [{ rows: "owner_id = :subject", columns: "name media_type size created_at removed_at" }],
      withheld: "id owner_id sha256",
    },
  },
  {
    table: "public.youth_accounts",
    purpose: "age, which the law asks for, and how the person came to be known",
    basis: "legal duty, 6(1)(c)",
    retention: inactive + "; under 14 without consent 14 days",
    readers: "own; staff; others an age band",
    columns: {
      none: "tenant_id opened_by_staff",
      personal: "account_id birth_date consent_verified_at confirmed_at confirmed_by met_on met_by birth_date_reason",
    },
    erasure: { delete: "account_id = :subject" },
    own: {
      parts: [
        {
          rows: "account_id = :subject",
          columns: "birth_date consent_verified_at confirmed_at met_on met_by birth_date_reason opened_by_staff",
        },
        { as: "confirmer", rows: "confirmed_by = :subject", columns: "met_on" },
      ],
      withheld: "account_id confirmed_by",
      masked: "birth_date_reason",
    },
  },
  {
    table: "public.one_time_links",
    purpose:
      "invitations, resets, confirmations of an address, second steps of a sign-in, cards, and links of representatives",
    basis: "contract, 6(1)(b)",
    retention: "until used or ended",
    readers: "nobody",
    columns: { none: "purpose created_at expires_at used_at", personal: "account_id email", secret: "hash code_hash" },
    erasure: { delete: "account_id = :subject" },
    own: {
      parts: [{ rows: "account_id = :subject", columns: "purpose email created_at expires_at used_at" }],
      withheld: "account_id",
    },
  },
  {
    table: "public.recovery_codes",
    purpose: "the way in of an adult whose authenticator is not at hand",
    basis: "contract, 6(1)(b)",
    retention: "until renewed, or with the second factor",
    readers: "own how many are left",
    columns: { none: "id created_at used_at", personal: "account_id", secret: "hash" },
    erasure: { delete: "account_id = :subject" },
    own: { parts: [{ rows: "account_id = :subject", columns: "created_at used_at" }], withheld: "account_id" },
  },
  {
    table: "public.account_factors",
    purpose: "the second factor of an adult",
    basis: "legitimate interest, 6(1)(f)",
    retention: "until replaced or taken away; else with the account",
    readers: "own and admin whether it is set up; the secret nobody",
    columns: { none: "last_step pending_at", personal: "account_id enrolled_at", secret: "secret pending" },
    sealed: { secret: "installation", pending: "installation" },
    erasure: { delete: "account_id = :subject" },
    own: { parts: [{ rows: "account_id = :subject", columns: "enrolled_at pending_at" }], withheld: "account_id" },
  },
  {
    table: "public.entry_cards",
    purpose: "that staff handed a young person a new way in, so that its owner hears of it",
    basis: "legitimate interest, 6(1)(f)",
    retention: "with the account; shown for 90 days",
    readers: "own",
    columns: { none: "id tenant_id", personal: "account_id issued_by issued_at used_at seen_at" },
    erasure: { delete: "account_id = :subject" },
    own: {
      parts: [
        { rows: "account_id = :subject", columns: "issued_at used_at seen_at" },
        { as: "issuer", rows: "issued_by = :subject", columns: "issued_at" },
      ],
      withheld: "account_id issued_by",
    },
  },
  {
    table: "public.refresh_tokens",
    purpose: "keeping a device signed in",
    basis: "contract, 6(1)(b)",
    retention: "with the session",
    readers: "nobody",
    columns: { none: "issued_at used_at", personal: "session_id", secret: "hash" },
    erasure: { delete: "session_id in (select id from sessions where account_id = :subject)" },
    own: { left: "says no more than the session it belongs to" },
  },
  {
    table: "public.sessions",
    purpose: "signed-in devices",
    basis: "contract, 6(1)(b)",
    retention: "30 days after the end; the last one with the account",
    readers: "own",
    columns: {
      none: "acting_role organisation_id ends_at revoked_at revoked_why shared",
      personal: "id account_id device created_at last_seen_at factor_at factor_kind fresh_at",
    },
    erasure: { delete: "account_id = :subject" },
    own: {
      parts: [
        {
          rows: "account_id = :subject",
          columns:
            "acting_role organisation_id device created_at last_seen_at ends_at revoked_at revoked_why factor_at factor_kind fresh_at",
        },
      ],
      withheld: "id account_id",
    },
  },
  {
    table: "public.idempotency_keys",
    purpose: "answering a repeated write once",
    basis: "legitimate interest, 6(1)(f)",
    retention: "7 days",
    readers: "nobody",
    columns: { none: "key request_hash status created_at", personal: "actor reply" },
    erasure: { delete: "actor = :subject" },
    own: { left: "copies of answers that were sent; what they show stands in its own table" },
  },
  {
    table: "public.outbox",
    purpose: "mail that waits to leave, and events of the match index",
    basis: "contract, 6(1)(b)",
    retention: "words of a mail until it left, 30 days where it could not; the row 30 days",
    readers: "nobody",
    columns: {
      none: "id tx topic created_at deliver done_at attempts next_attempt_at dead_at last_error",
      personal: "payload",
    },
    erasure: {
      // Also to an address of before, or one that was never confirmed.
      delete:
        "deliver = 'mail' and exists (select from accounts a where a.id = :subject and (payload->>'to' = a.email or payload->'params'->>'userName' = a.user_name))",
    },
    own: {
      parts: [
        {
          rows: "deliver = 'mail' and payload->>'to' = (select email from accounts where id::text = :subject)",
          columns: "topic created_at attempts",
        },
      ],
      withheld: "payload",
    },
  },
  {
    table: "public.demo_mails",
    purpose: "mail of a demo world, shown instead of sent; empty elsewhere",
    basis: "legitimate interest, 6(1)(f)",
    retention: "with the demo world",
    readers: "everybody in a demo world",
    columns: { none: "id outbox_id at", personal: "recipient subject body" },
    erasure: {
      delete:
        "exists (select from accounts a where a.id = :subject and (recipient = a.email or position(a.user_name in body) > 0))",
    },
    own: { left: "copies of mail in a demo world; no such rows elsewhere" },
  },
  {
    table: "public.erasure_requests",
    purpose: "accounts that are to be erased, hidden until then",
    basis: "legal duty, 6(1)(c)",
    retention: "until erased or taken back, at most 7 days",
    readers: "own",
    columns: { none: "due_at", personal: "account_id requested_at by_role by_account via" },
    erasure: { delete: "account_id = :subject" },
    own: {
      parts: [
        { rows: "account_id = :subject", columns: "requested_at due_at by_role via" },
        { as: "staff", rows: "by_account = :subject", columns: "requested_at via" },
      ],
      withheld: "account_id by_account",
    },
  },
  {
    table: "public.retention_notices",
    purpose:
      "notice, by mail to a confirmed address and else after signing in, that the account will go, because nobody signs in or it serves nobody any more",
    basis: "legitimate interest, 6(1)(f)",
    retention: "until erased, or read after signing in",
    readers: "own, after signing in; staff for young people without an address",
    columns: { none: "due_at by_mail reason", personal: "account_id noticed_at" },
    erasure: { delete: "account_id = :subject" },
    own: {
      parts: [{ rows: "account_id = :subject", columns: "noticed_at due_at by_mail reason" }],
      withheld: "account_id",
    },
  },
  {
    table: "public.account_roles",
    purpose: "what an account may do, and from when to when",
    basis: "contract, 6(1)(b)",
    retention: "with the account",
    readers: "admin; own",
    columns: { none: "id organisation_id flags", personal: "account_id role granted_by granted_at ended_at" },
    erasure: { set: "ended_at = coalesce(ended_at, :at)", where: "account_id = :subject" },
    own: {
      parts: [
        { rows: "account_id = :subject", columns: "role organisation_id flags granted_at ended_at" },
        { as: "granter", rows: "granted_by = :subject", columns: "role granted_at" },
      ],
      withheld: "account_id granted_by",
    },
  },
  {
    table: "public.person_keys",
    purpose: "the key that opens what is sealed of one person; never in a backup of the data",
    basis: "legal duty, 6(1)(c)",
    retention: "until the person is erased",
    readers: "nobody",
    columns: { none: "created_at", personal: "subject_id", secret: "wrapped" },
    sealed: { wrapped: "installation" },
    erasure: { delete: "subject_id = :subject" },
    own: { left: "a key; what it opens stands in its own table" },
  },
  {
    table: "public.accounts",
    purpose: "signing in",
    basis: "contract, 6(1)(b)",
    retention: inactive,
    readers: "own; staff the user name; admin name and address of adults",
    columns: {
      none: "tenant_id version",
      personal: "id user_name display_name email email_confirmed_at language disabled_at created_at",
      secret: "password_hash sign_up_key",
    },
    // The row stays without a word about the person, since trails and registers point at its random id.
    erasure: {
      set: "user_name = 'erased-' || gen_random_uuid(), display_name = '', email = null, email_confirmed_at = null, password_hash = null, sign_up_key = null, language = 'bg', disabled_at = coalesce(disabled_at, :at), version = version + 1",
      where: "id = :subject",
    },
    own: {
      parts: [
        {
          rows: "id = :subject",
          columns: "user_name display_name email email_confirmed_at language disabled_at created_at",
        },
      ],
      withheld: "id",
    },
  },
];
