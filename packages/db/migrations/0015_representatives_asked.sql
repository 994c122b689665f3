ALTER TABLE "representative_requests" DROP CONSTRAINT "representative_requests_about";--> statement-breakpoint
DROP INDEX "representative_requests_application";--> statement-breakpoint
ALTER TABLE "representative_requests" ADD COLUMN "fields" text[];--> statement-breakpoint
ALTER TABLE "representative_requests" ADD COLUMN "expires_on" date;--> statement-breakpoint
ALTER TABLE "retention_notices" ADD COLUMN "reason" text DEFAULT 'idle' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "representative_requests_share" ON "representative_requests" USING btree ("application_id") WHERE purpose = 'share_identity' and state in ('waiting', 'agreed');--> statement-breakpoint
CREATE UNIQUE INDEX "representative_requests_application" ON "representative_requests" USING btree ("application_id") WHERE purpose = 'representative_act';--> statement-breakpoint
ALTER TABLE "representative_requests" ADD CONSTRAINT "representative_requests_share_whole" CHECK ((purpose = 'share_identity') = (fields is not null) and (fields is null) = (expires_on is null));--> statement-breakpoint
ALTER TABLE "representative_requests" ADD CONSTRAINT "representative_requests_about" CHECK ((purpose = 'use_platform') = (application_id is null));