CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE SCHEMA "sensitive";
--> statement-breakpoint
CREATE TYPE "public"."link_purpose" AS ENUM('invitation', 'reset', 'confirm_email');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('youth', 'guardian', 'mentor', 'partner', 'staff', 'institution', 'volunteer', 'admin');--> statement-breakpoint
CREATE TYPE "public"."application_state" AS ENUM('draft', 'awaiting_representative', 'submitted', 'seen', 'shortlisted', 'interview', 'offered', 'accepted', 'started', 'finished', 'refused', 'declined', 'withdrawn', 'unanswered');--> statement-breakpoint
CREATE TYPE "public"."refusal_reason" AS ENUM('place_taken', 'hours', 'skills', 'distance', 'not_now', 'other');--> statement-breakpoint
CREATE TYPE "public"."consent_act" AS ENUM('given', 'refused', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."review_state" AS ENUM('waiting', 'claimed', 'done');--> statement-breakpoint
CREATE TYPE "public"."catalogue_state" AS ENUM('active', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."contract_form" AS ENUM('labour_contract', 'labour_contract_probation', 'training_at_work', 'internship_contract', 'school_agreement', 'volunteer_agreement', 'course', 'none', 'unstated');--> statement-breakpoint
CREATE TYPE "public"."opening_kind" AS ENUM('job', 'apprenticeship', 'school_practice', 'internship', 'training', 'school_class', 'volunteering', 'visit');--> statement-breakpoint
CREATE TYPE "public"."opening_state" AS ENUM('draft', 'in_review', 'published', 'paused', 'expired', 'closed', 'rejected');--> statement-breakpoint
CREATE TYPE "public"."pay_period" AS ENUM('hour', 'day', 'month', 'year', 'once');--> statement-breakpoint
CREATE TYPE "public"."organisation_kind" AS ENUM('employer', 'training_provider', 'cooperation', 'school', 'home', 'carer', 'child_protection');--> statement-breakpoint
CREATE TYPE "public"."organisation_state" AS ENUM('pending', 'approved', 'refused', 'banned');--> statement-breakpoint
CREATE TYPE "public"."language" AS ENUM('bg', 'bg-easy', 'en');--> statement-breakpoint
CREATE TYPE "public"."education_level" AS ENUM('none', 'primary', 'basic', 'secondary', 'vocational', 'bachelor', 'master');--> statement-breakpoint
CREATE TABLE "account_roles" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"role" "role" NOT NULL,
	"organisation_id" uuid,
	"flags" text[] DEFAULT '{}' NOT NULL,
	"granted_by" uuid,
	"granted_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "account_roles_partner_has_organisation" CHECK (role not in ('partner', 'institution') or organisation_id is not null)
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"user_name" text NOT NULL,
	"display_name" text NOT NULL,
	"email" text,
	"email_confirmed_at" timestamp (3) with time zone,
	"password_hash" text,
	"language" "language" DEFAULT 'bg' NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"sign_up_key" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "accounts_user_name_unique" UNIQUE("user_name"),
	CONSTRAINT "accounts_sign_up_key_unique" UNIQUE("sign_up_key")
);
--> statement-breakpoint
CREATE TABLE "attempt_counters" (
	"bucket" text PRIMARY KEY NOT NULL,
	"window_started_at" timestamp (3) with time zone NOT NULL,
	"count" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "one_time_links" (
	"hash" text PRIMARY KEY NOT NULL,
	"purpose" "link_purpose" NOT NULL,
	"account_id" uuid NOT NULL,
	"email" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "refresh_tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"acting_role" "role" NOT NULL,
	"organisation_id" uuid,
	"device" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_why" text
);
--> statement-breakpoint
CREATE TABLE "youth_accounts" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"birth_date" date NOT NULL,
	"consent_verified_at" timestamp (3) with time zone,
	"confirmed_at" timestamp (3) with time zone,
	"confirmed_by" uuid,
	"met_on" date,
	"met_by" text,
	"opened_by_staff" boolean DEFAULT false NOT NULL,
	CONSTRAINT "youth_accounts_confirmation_whole" CHECK ((confirmed_at is null) = (met_on is null) and (confirmed_at is null) = (met_by is null))
);
--> statement-breakpoint
CREATE TABLE "application_events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"tenant_id" uuid NOT NULL,
	"from_state" "application_state",
	"to_state" "application_state" NOT NULL,
	"by_role" text NOT NULL,
	"by_account" uuid,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"youth_id" uuid NOT NULL,
	"opening_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"state" "application_state" NOT NULL,
	"note" text NOT NULL,
	"available_from" date,
	"submitted_at" timestamp (3) with time zone,
	"promised_reply_on" date,
	"decision" text,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"refusal" "refusal_reason",
	"answer_words" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "applications_decision_has_person" CHECK ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null))
);
--> statement-breakpoint
CREATE TABLE "candidate_cards" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	CONSTRAINT "candidate_cards_application_id_unique" UNIQUE("application_id")
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"fields" text[] NOT NULL,
	"recipient_kind" text NOT NULL,
	"recipient_id" uuid,
	"act" "consent_act" NOT NULL,
	"legal_basis" text NOT NULL,
	"text_version" text NOT NULL,
	"language" "language" NOT NULL,
	"given_by" text NOT NULL,
	"proof" text,
	"archive_number" text,
	"recorded_by" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "share_grants" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"youth_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"fields" text[] NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "mentor_assignments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"mentor_id" uuid NOT NULL,
	"youth_id" uuid NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"assigned_by" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"youth_id" uuid NOT NULL,
	"mentor_id" uuid NOT NULL,
	"state" "review_state" DEFAULT 'waiting' NOT NULL,
	"claim_ends_at" timestamp (3) with time zone,
	"rubric" jsonb,
	"comments" text DEFAULT '' NOT NULL,
	"outcome" text,
	"done_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vetting_records" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"passed" boolean NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "everyday_card_skills" (
	"code" text NOT NULL,
	"skill_id" uuid NOT NULL,
	"level" smallint NOT NULL,
	CONSTRAINT "everyday_card_skills_code_skill_id_pk" PRIMARY KEY("code","skill_id")
);
--> statement-breakpoint
CREATE TABLE "everyday_card_texts" (
	"code" text NOT NULL,
	"language" "language" NOT NULL,
	"label" text NOT NULL,
	CONSTRAINT "everyday_card_texts_code_language_pk" PRIMARY KEY("code","language")
);
--> statement-breakpoint
CREATE TABLE "everyday_cards" (
	"code" text PRIMARY KEY NOT NULL,
	"position" smallint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"checksum" text NOT NULL,
	"report" jsonb NOT NULL,
	"finished_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "isco_group_texts" (
	"code" text NOT NULL,
	"language" "language" NOT NULL,
	"title" text NOT NULL,
	CONSTRAINT "isco_group_texts_code_language_pk" PRIMARY KEY("code","language")
);
--> statement-breakpoint
CREATE TABLE "isco_groups" (
	"code" text PRIMARY KEY NOT NULL,
	"esco_uri" text,
	CONSTRAINT "isco_groups_esco_uri_unique" UNIQUE("esco_uri")
);
--> statement-breakpoint
CREATE TABLE "occupation_skills" (
	"occupation_id" uuid NOT NULL,
	"skill_id" uuid NOT NULL,
	"essential" boolean NOT NULL,
	"ours" boolean NOT NULL,
	CONSTRAINT "occupation_skills_occupation_id_skill_id_pk" PRIMARY KEY("occupation_id","skill_id")
);
--> statement-breakpoint
CREATE TABLE "occupation_texts" (
	"occupation_id" uuid NOT NULL,
	"language" "language" NOT NULL,
	"title" text NOT NULL,
	"alt_titles" text[] DEFAULT '{}' NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"day" text,
	"ways_in" text,
	"hard" text,
	"ours" boolean NOT NULL,
	CONSTRAINT "occupation_texts_occupation_id_language_pk" PRIMARY KEY("occupation_id","language")
);
--> statement-breakpoint
CREATE TABLE "occupations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text,
	"esco_uri" text,
	"isco_code" text NOT NULL,
	"nkpd_code" text,
	"nkpd_title" text,
	"state" "catalogue_state" DEFAULT 'active' NOT NULL,
	"interests" jsonb,
	"education" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "occupations_code_unique" UNIQUE("code"),
	CONSTRAINT "occupations_esco_uri_unique" UNIQUE("esco_uri"),
	CONSTRAINT "occupations_isco_digits" CHECK (isco_code ~ '^[0-9]{4}$')
);
--> statement-breakpoint
CREATE TABLE "skill_relations" (
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"essential" boolean NOT NULL,
	CONSTRAINT "skill_relations_from_id_to_id_pk" PRIMARY KEY("from_id","to_id")
);
--> statement-breakpoint
CREATE TABLE "skill_texts" (
	"skill_id" uuid NOT NULL,
	"language" "language" NOT NULL,
	"label" text NOT NULL,
	"alt_labels" text[] DEFAULT '{}' NOT NULL,
	"ours" boolean NOT NULL,
	CONSTRAINT "skill_texts_skill_id_language_pk" PRIMARY KEY("skill_id","language")
);
--> statement-breakpoint
CREATE TABLE "skills" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text,
	"esco_uri" text,
	"kind" text NOT NULL,
	"transversal" boolean DEFAULT false NOT NULL,
	"state" "catalogue_state" DEFAULT 'active' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "skills_code_unique" UNIQUE("code"),
	CONSTRAINT "skills_esco_uri_unique" UNIQUE("esco_uri")
);
--> statement-breakpoint
CREATE TABLE "opening_events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"opening_id" uuid NOT NULL,
	"act" text NOT NULL,
	"from_state" "opening_state",
	"to_state" "opening_state" NOT NULL,
	"by_account" uuid,
	"reason" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "opening_skills" (
	"opening_id" uuid NOT NULL,
	"skill_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "opening_skills_opening_id_skill_id_relation_pk" PRIMARY KEY("opening_id","skill_id","relation")
);
--> statement-breakpoint
CREATE TABLE "openings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid,
	"organisation_name" text NOT NULL,
	"kind" "opening_kind" NOT NULL,
	"state" "opening_state" DEFAULT 'draft' NOT NULL,
	"language" "language" NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"conditions" text DEFAULT '' NOT NULL,
	"occupation_id" uuid,
	"isco_code" text,
	"ekatte" text,
	"latitude" double precision,
	"longitude" double precision,
	"remote" boolean DEFAULT false NOT NULL,
	"seats" integer DEFAULT 1 NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"closes_on" date NOT NULL,
	"shift_start" text,
	"shift_end" text,
	"schedule" integer DEFAULT 0 NOT NULL,
	"hours_per_day" numeric(4, 2),
	"hours_per_week" numeric(5, 2),
	"contract_form" "contract_form" DEFAULT 'unstated' NOT NULL,
	"probation_months" smallint,
	"min_age" smallint,
	"hazards" text DEFAULT 'unstated' NOT NULL,
	"minor_facts_confirmed_by" uuid,
	"lawful_from" smallint NOT NULL,
	"min_education" "education_level" DEFAULT 'none' NOT NULL,
	"languages" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"licences" text[] DEFAULT '{}' NOT NULL,
	"pay_min" numeric(9, 2),
	"pay_max" numeric(9, 2),
	"pay_period" "pay_period",
	"lodging" boolean DEFAULT false NOT NULL,
	"transport" boolean DEFAULT false NOT NULL,
	"accessible" boolean DEFAULT false NOT NULL,
	"qualification_code" text DEFAULT '' NOT NULL,
	"external" boolean DEFAULT false NOT NULL,
	"source" text,
	"source_id" text,
	"source_url" text,
	"source_date" date,
	"date_replaced" boolean DEFAULT false NOT NULL,
	"review_reason" text,
	"reviewed_by" uuid,
	"submitted_at" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "openings_pay_whole" CHECK ((pay_min is null) = (pay_max is null) and (pay_min is null) = (pay_period is null) and pay_min <= pay_max),
	CONSTRAINT "openings_external_has_source" CHECK (external = (source is not null) and external = (organisation_id is null)),
	CONSTRAINT "openings_seats" CHECK (seats >= 0)
);
--> statement-breakpoint
CREATE TABLE "organisation_links" (
	"organisation_id" uuid NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisation_links_organisation_id_tenant_id_pk" PRIMARY KEY("organisation_id","tenant_id")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" "organisation_kind" NOT NULL,
	"state" "organisation_state" DEFAULT 'pending' NOT NULL,
	"name" text NOT NULL,
	"name_folded" text NOT NULL,
	"eik" text NOT NULL,
	"ekatte" text NOT NULL,
	"website" text,
	"about" text DEFAULT '' NOT NULL,
	"contact_name" text NOT NULL,
	"contact_email" text NOT NULL,
	"contact_phone" text NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"decision_reason" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "organisations_eik_digits" CHECK ("organisations"."eik" ~ '^([0-9]{9}|[0-9]{13})$')
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"name" text NOT NULL,
	"value" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"recorded_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tenants" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenants_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "province_names" (
	"code" text NOT NULL,
	"language" "language" NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "province_names_code_language_pk" PRIMARY KEY("code","language")
);
--> statement-breakpoint
CREATE TABLE "provinces" (
	"code" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settlement_names" (
	"ekatte" text NOT NULL,
	"language" "language" NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "settlement_names_ekatte_language_pk" PRIMARY KEY("ekatte","language")
);
--> statement-breakpoint
CREATE TABLE "settlements" (
	"ekatte" text PRIMARY KEY NOT NULL,
	"municipality" text NOT NULL,
	"province" text NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"population" integer NOT NULL,
	"municipal_centre" boolean NOT NULL,
	CONSTRAINT "settlements_code" CHECK ("settlements"."ekatte" ~ '^[0-9]{5}$')
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"youth_id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "profile_experiences" (
	"id" uuid PRIMARY KEY NOT NULL,
	"youth_id" uuid NOT NULL,
	"tenant_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"kind" text NOT NULL,
	"card_code" text,
	"words" text NOT NULL,
	"months" integer
);
--> statement-breakpoint
CREATE TABLE "profile_skills" (
	"youth_id" uuid NOT NULL,
	"skill_id" uuid NOT NULL,
	"tenant_id" uuid NOT NULL,
	"level" smallint NOT NULL,
	CONSTRAINT "profile_skills_youth_id_skill_id_pk" PRIMARY KEY("youth_id","skill_id"),
	CONSTRAINT "profile_skills_level" CHECK (level between 1 and 3)
);
--> statement-breakpoint
CREATE TABLE "profiles" (
	"youth_id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"education" "education_level",
	"still_studying" boolean DEFAULT false NOT NULL,
	"licences" text[] DEFAULT '{}' NOT NULL,
	"languages" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"ekatte" text,
	"reach_km" integer,
	"remote" boolean DEFAULT false NOT NULL,
	"hours" integer DEFAULT 0 NOT NULL,
	"wishes" text[] DEFAULT '{}' NOT NULL,
	"limits" text DEFAULT '' NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "profiles_reach" CHECK (reach_km between 1 and 500),
	CONSTRAINT "profiles_hours" CHECK ("profiles"."hours" between 0 and 268435455)
);
--> statement-breakpoint
CREATE TABLE "questionnaire_texts" (
	"questionnaire_id" uuid NOT NULL,
	"item_id" text NOT NULL,
	"language" "language" NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "questionnaire_texts_questionnaire_id_item_id_language_pk" PRIMARY KEY("questionnaire_id","item_id","language")
);
--> statement-breakpoint
CREATE TABLE "questionnaires" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"scale" integer NOT NULL,
	"items" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sittings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"youth_id" uuid NOT NULL,
	"tenant_id" uuid NOT NULL,
	"questionnaire_id" uuid NOT NULL,
	"answers" jsonb NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"profile" jsonb,
	"uncertainty" jsonb,
	"careless" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sittings_result_whole" CHECK ((finished_at is null) = (profile is null) and (finished_at is null) = (uncertainty is null))
);
--> statement-breakpoint
CREATE TABLE "sensitive"."support_wanted" (
	"youth_id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"needs" text[] DEFAULT '{}' NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"tenant_id" uuid,
	"actor_id" uuid,
	"actor_role" text NOT NULL,
	"act" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"detail" jsonb NOT NULL,
	"request_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "demo_mails" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"outbox_id" bigint NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "demo_mails_outbox_id_unique" UNIQUE("outbox_id")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"actor" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" smallint,
	"reply" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_actor_key_pk" PRIMARY KEY("actor","key")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"topic" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deliver" text NOT NULL,
	"done_at" timestamp (3) with time zone,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"dead_at" timestamp (3) with time zone,
	"last_error" text
);
--> statement-breakpoint
ALTER TABLE "account_roles" ADD CONSTRAINT "account_roles_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_roles" ADD CONSTRAINT "account_roles_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "youth_accounts" ADD CONSTRAINT "youth_accounts_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "youth_accounts" ADD CONSTRAINT "youth_accounts_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_events" ADD CONSTRAINT "application_events_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_youth_id_accounts_id_fk" FOREIGN KEY ("youth_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_opening_id_openings_id_fk" FOREIGN KEY ("opening_id") REFERENCES "public"."openings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_cards" ADD CONSTRAINT "candidate_cards_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_cards" ADD CONSTRAINT "candidate_cards_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_subject_id_accounts_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_grants" ADD CONSTRAINT "share_grants_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_grants" ADD CONSTRAINT "share_grants_youth_id_accounts_id_fk" FOREIGN KEY ("youth_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_assignments" ADD CONSTRAINT "mentor_assignments_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_assignments" ADD CONSTRAINT "mentor_assignments_mentor_id_accounts_id_fk" FOREIGN KEY ("mentor_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_assignments" ADD CONSTRAINT "mentor_assignments_youth_id_accounts_id_fk" FOREIGN KEY ("youth_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_youth_id_accounts_id_fk" FOREIGN KEY ("youth_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_mentor_id_accounts_id_fk" FOREIGN KEY ("mentor_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vetting_records" ADD CONSTRAINT "vetting_records_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vetting_records" ADD CONSTRAINT "vetting_records_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "everyday_card_skills" ADD CONSTRAINT "everyday_card_skills_code_everyday_cards_code_fk" FOREIGN KEY ("code") REFERENCES "public"."everyday_cards"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "everyday_card_skills" ADD CONSTRAINT "everyday_card_skills_skill_id_skills_id_fk" FOREIGN KEY ("skill_id") REFERENCES "public"."skills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "everyday_card_texts" ADD CONSTRAINT "everyday_card_texts_code_everyday_cards_code_fk" FOREIGN KEY ("code") REFERENCES "public"."everyday_cards"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "isco_group_texts" ADD CONSTRAINT "isco_group_texts_code_isco_groups_code_fk" FOREIGN KEY ("code") REFERENCES "public"."isco_groups"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occupation_skills" ADD CONSTRAINT "occupation_skills_occupation_id_occupations_id_fk" FOREIGN KEY ("occupation_id") REFERENCES "public"."occupations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occupation_skills" ADD CONSTRAINT "occupation_skills_skill_id_skills_id_fk" FOREIGN KEY ("skill_id") REFERENCES "public"."skills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occupation_texts" ADD CONSTRAINT "occupation_texts_occupation_id_occupations_id_fk" FOREIGN KEY ("occupation_id") REFERENCES "public"."occupations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_relations" ADD CONSTRAINT "skill_relations_from_id_skills_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."skills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_relations" ADD CONSTRAINT "skill_relations_to_id_skills_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."skills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_texts" ADD CONSTRAINT "skill_texts_skill_id_skills_id_fk" FOREIGN KEY ("skill_id") REFERENCES "public"."skills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_events" ADD CONSTRAINT "opening_events_opening_id_openings_id_fk" FOREIGN KEY ("opening_id") REFERENCES "public"."openings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_skills" ADD CONSTRAINT "opening_skills_opening_id_openings_id_fk" FOREIGN KEY ("opening_id") REFERENCES "public"."openings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_skills" ADD CONSTRAINT "opening_skills_skill_id_skills_id_fk" FOREIGN KEY ("skill_id") REFERENCES "public"."skills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_occupation_id_occupations_id_fk" FOREIGN KEY ("occupation_id") REFERENCES "public"."occupations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_ekatte_settlements_ekatte_fk" FOREIGN KEY ("ekatte") REFERENCES "public"."settlements"("ekatte") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_links" ADD CONSTRAINT "organisation_links_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_links" ADD CONSTRAINT "organisation_links_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_ekatte_settlements_ekatte_fk" FOREIGN KEY ("ekatte") REFERENCES "public"."settlements"("ekatte") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "province_names" ADD CONSTRAINT "province_names_code_provinces_code_fk" FOREIGN KEY ("code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_names" ADD CONSTRAINT "settlement_names_ekatte_settlements_ekatte_fk" FOREIGN KEY ("ekatte") REFERENCES "public"."settlements"("ekatte") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlements" ADD CONSTRAINT "settlements_province_provinces_code_fk" FOREIGN KEY ("province") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_youth_id_accounts_id_fk" FOREIGN KEY ("youth_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_experiences" ADD CONSTRAINT "profile_experiences_youth_id_accounts_id_fk" FOREIGN KEY ("youth_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_experiences" ADD CONSTRAINT "profile_experiences_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_skills" ADD CONSTRAINT "profile_skills_youth_id_accounts_id_fk" FOREIGN KEY ("youth_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_skills" ADD CONSTRAINT "profile_skills_skill_id_skills_id_fk" FOREIGN KEY ("skill_id") REFERENCES "public"."skills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_skills" ADD CONSTRAINT "profile_skills_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_youth_id_accounts_id_fk" FOREIGN KEY ("youth_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_ekatte_settlements_ekatte_fk" FOREIGN KEY ("ekatte") REFERENCES "public"."settlements"("ekatte") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_texts" ADD CONSTRAINT "questionnaire_texts_questionnaire_id_questionnaires_id_fk" FOREIGN KEY ("questionnaire_id") REFERENCES "public"."questionnaires"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sittings" ADD CONSTRAINT "sittings_youth_id_accounts_id_fk" FOREIGN KEY ("youth_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sittings" ADD CONSTRAINT "sittings_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sittings" ADD CONSTRAINT "sittings_questionnaire_id_questionnaires_id_fk" FOREIGN KEY ("questionnaire_id") REFERENCES "public"."questionnaires"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_roles_running" ON "account_roles" USING btree ("account_id","role",coalesce(organisation_id, '00000000-0000-0000-0000-000000000000')) WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_email_confirmed" ON "accounts" USING btree ("email") WHERE email_confirmed_at is not null;--> statement-breakpoint
CREATE INDEX "accounts_tenant" ON "accounts" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "one_time_links_account" ON "one_time_links" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "refresh_tokens_session" ON "refresh_tokens" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "youth_accounts_tenant" ON "youth_accounts" USING btree ("tenant_id","confirmed_at");--> statement-breakpoint
CREATE INDEX "application_events_application" ON "application_events" USING btree ("application_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "applications_one_per_person" ON "applications" USING btree ("youth_id","opening_id");--> statement-breakpoint
CREATE INDEX "applications_opening" ON "applications" USING btree ("opening_id","state","created_at");--> statement-breakpoint
CREATE INDEX "applications_youth" ON "applications" USING btree ("youth_id","created_at");--> statement-breakpoint
CREATE INDEX "applications_tenant_state" ON "applications" USING btree ("tenant_id","state","promised_reply_on");--> statement-breakpoint
CREATE INDEX "candidate_cards_organisation" ON "candidate_cards" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "consents_newest" ON "consents" USING btree ("subject_id","purpose","recipient_id","at");--> statement-breakpoint
CREATE INDEX "share_grants_running" ON "share_grants" USING btree ("application_id") WHERE revoked_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "mentor_assignments_one_running" ON "mentor_assignments" USING btree ("youth_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "mentor_assignments_mentor" ON "mentor_assignments" USING btree ("mentor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_one_open" ON "reviews" USING btree ("youth_id") WHERE state <> 'done';--> statement-breakpoint
CREATE INDEX "reviews_mentor" ON "reviews" USING btree ("mentor_id","state","created_at");--> statement-breakpoint
CREATE INDEX "vetting_records_newest" ON "vetting_records" USING btree ("account_id","kind","recorded_at");--> statement-breakpoint
CREATE INDEX "occupation_skills_skill" ON "occupation_skills" USING btree ("skill_id");--> statement-breakpoint
CREATE INDEX "occupation_texts_search" ON "occupation_texts" USING gin (lower("title") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "occupations_isco" ON "occupations" USING btree ("isco_code");--> statement-breakpoint
CREATE INDEX "skill_texts_search" ON "skill_texts" USING gin (lower("label") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "opening_events_opening" ON "opening_events" USING btree ("opening_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "openings_source" ON "openings" USING btree ("source","source_id") WHERE external;--> statement-breakpoint
CREATE INDEX "openings_listed" ON "openings" USING btree ("state","closes_on","id");--> statement-breakpoint
CREATE INDEX "openings_organisation" ON "openings" USING btree ("organisation_id","updated_at");--> statement-breakpoint
CREATE INDEX "openings_occupation" ON "openings" USING btree ("occupation_id");--> statement-breakpoint
CREATE INDEX "openings_title_search" ON "openings" USING gin (lower("title") gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "organisations_eik_approved" ON "organisations" USING btree ("eik") WHERE state = 'approved';--> statement-breakpoint
CREATE INDEX "organisations_state" ON "organisations" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "settings_newest" ON "settings" USING btree ("tenant_id","name","since");--> statement-breakpoint
CREATE INDEX "settlement_names_search" ON "settlement_names" USING gin (lower("name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "profile_experiences_youth" ON "profile_experiences" USING btree ("youth_id","position");--> statement-breakpoint
CREATE INDEX "questionnaires_newest" ON "questionnaires" USING btree ("code","version");--> statement-breakpoint
CREATE INDEX "sittings_newest" ON "sittings" USING btree ("youth_id","finished_at");--> statement-breakpoint
CREATE INDEX "audit_entries_actor" ON "audit_entries" USING btree ("actor_id","id");--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("subject_id","id");--> statement-breakpoint
CREATE INDEX "files_owner" ON "files" USING btree ("owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "files_content" ON "files" USING btree ("owner_id","sha256") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_attempt_at") WHERE deliver = 'mail' and done_at is null and dead_at is null;--> statement-breakpoint
CREATE INDEX "outbox_order" ON "outbox" USING btree ("tx","id");