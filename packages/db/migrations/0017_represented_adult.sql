ALTER TABLE "representations" ADD COLUMN "represented_adult" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- Also of whom that representative left meanwhile: that a place is empty does not lift it.
INSERT INTO "representations" ("youth_id", "tenant_id", "state_since", "recorded_by", "represented_adult")
SELECT DISTINCT ON ("youth_id") "youth_id", "tenant_id", "checked_at", "checked_by", true
FROM "guardian_links" WHERE "kind" = 'adult_representative' ORDER BY "youth_id", "checked_at"
ON CONFLICT ("youth_id") DO UPDATE SET "represented_adult" = true;
