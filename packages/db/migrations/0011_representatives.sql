ALTER TYPE "public"."link_purpose" ADD VALUE 'guardian';--> statement-breakpoint
CREATE TABLE "representation_tasks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"youth_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"due_on" date NOT NULL,
	"done_at" timestamp (3) with time zone,
	"done_by" uuid,
	"outcome" text,
	CONSTRAINT "representation_tasks_done_whole" CHECK ((done_at is null) = (done_by is null) and (done_at is null) = (outcome is null))
);
--> statement-breakpoint
CREATE TABLE "representations" (
	"youth_id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"signatories" smallint DEFAULT 1 NOT NULL,
	"protected_place" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'ok' NOT NULL,
	"state_since" timestamp (3) with time zone NOT NULL,
	"note" text,
	"recorded_by" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "representations_signatories" CHECK (signatories between 1 and 2)
);
--> statement-breakpoint
CREATE TABLE "representative_requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"youth_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"application_id" uuid,
	"state" text DEFAULT 'waiting' NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "representative_requests_about" CHECK ((purpose = 'representative_act') = (application_id is not null))
);
--> statement-breakpoint
ALTER TABLE "one_time_links" ADD COLUMN "code_hash" text;--> statement-breakpoint
ALTER TABLE "guardian_links" ADD COLUMN "proof" text;--> statement-breakpoint
ALTER TABLE "guardian_links" ADD COLUMN "archive_number" text;--> statement-breakpoint
ALTER TABLE "representation_tasks" ADD CONSTRAINT "representation_tasks_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "representation_tasks" ADD CONSTRAINT "representation_tasks_youth_id_accounts_id_fk" FOREIGN KEY ("youth_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "representations" ADD CONSTRAINT "representations_youth_id_accounts_id_fk" FOREIGN KEY ("youth_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "representations" ADD CONSTRAINT "representations_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "representative_requests" ADD CONSTRAINT "representative_requests_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "representative_requests" ADD CONSTRAINT "representative_requests_youth_id_accounts_id_fk" FOREIGN KEY ("youth_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "representative_requests" ADD CONSTRAINT "representative_requests_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "representation_tasks_open" ON "representation_tasks" USING btree ("youth_id","kind") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "representative_requests_youth" ON "representative_requests" USING btree ("youth_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "representative_requests_application" ON "representative_requests" USING btree ("application_id");--> statement-breakpoint
CREATE UNIQUE INDEX "representative_requests_platform" ON "representative_requests" USING btree ("youth_id") WHERE purpose = 'use_platform' and state in ('waiting', 'agreed');