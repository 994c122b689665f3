ALTER TYPE "public"."link_purpose" ADD VALUE 'factor';--> statement-breakpoint
ALTER TYPE "public"."link_purpose" ADD VALUE 'change_email';--> statement-breakpoint
ALTER TYPE "public"."link_purpose" ADD VALUE 'card';--> statement-breakpoint
CREATE TABLE "account_factors" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"secret" text,
	"enrolled_at" timestamp (3) with time zone,
	"last_step" integer,
	"pending" text,
	"pending_at" timestamp (3) with time zone,
	CONSTRAINT "account_factors_enrolment_whole" CHECK ((secret is null) = (enrolled_at is null)),
	CONSTRAINT "account_factors_pending_whole" CHECK ((pending is null) = (pending_at is null))
);
--> statement-breakpoint
CREATE TABLE "entry_cards" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"issued_by" uuid NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "recovery_codes_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "factor_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "factor_kind" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "fresh_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "account_factors" ADD CONSTRAINT "account_factors_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_cards" ADD CONSTRAINT "entry_cards_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_cards" ADD CONSTRAINT "entry_cards_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entry_cards_account" ON "entry_cards" USING btree ("account_id","issued_at");--> statement-breakpoint
CREATE INDEX "recovery_codes_account" ON "recovery_codes" USING btree ("account_id");