ALTER TABLE "share_grants" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "share_grants" CASCADE;--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "sequence" bigserial NOT NULL;--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "expires_on" date;--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "signed_by" uuid;--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "checked_by" uuid;--> statement-breakpoint
CREATE INDEX "consents_recipient" ON "consents" USING btree ("recipient_id","purpose");--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_sequence_unique" UNIQUE("sequence");--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_say_what" CHECK (cardinality(fields) > 0);--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_say_to_whom" CHECK ((recipient_kind = 'charity') = (recipient_id is null));--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_on_paper_are_proved" CHECK (given_by = 'self' or signed_by is not null or proof is not null);