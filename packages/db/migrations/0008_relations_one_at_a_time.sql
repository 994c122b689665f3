-- Of each of these relations one runs at a time: the constraint judges two who act at once, also over planned dates.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE caseload ADD CONSTRAINT caseload_period CHECK (ends_at >= starts_at),
  ADD CONSTRAINT caseload_one_at_a_time EXCLUDE USING gist (youth_id WITH =, tstzrange(starts_at, ends_at) WITH &&);
--> statement-breakpoint
ALTER TABLE unit_members ADD CONSTRAINT unit_members_period CHECK (ends_at >= starts_at),
  ADD CONSTRAINT unit_members_once EXCLUDE USING gist (unit_id WITH =, staff_id WITH =, tstzrange(starts_at, ends_at) WITH &&);
--> statement-breakpoint
ALTER TABLE school_enrolments ADD CONSTRAINT school_enrolments_period CHECK (ends_at >= starts_at),
  ADD CONSTRAINT school_enrolments_one_at_a_time EXCLUDE USING gist (youth_id WITH =, tstzrange(starts_at, ends_at) WITH &&);
--> statement-breakpoint
ALTER TABLE sensitive.care_stays ADD CONSTRAINT care_stays_period CHECK (ends_at >= starts_at),
  ADD CONSTRAINT care_stays_one_at_a_time EXCLUDE USING gist (youth_id WITH =, tstzrange(starts_at, ends_at) WITH &&);
--> statement-breakpoint
ALTER TABLE sensitive.child_protection_cases ADD CONSTRAINT child_protection_cases_period CHECK (ends_at >= starts_at),
  ADD CONSTRAINT child_protection_cases_one_at_a_time EXCLUDE USING gist (youth_id WITH =, tstzrange(starts_at, ends_at) WITH &&);
--> statement-breakpoint
ALTER TABLE guardian_links ADD CONSTRAINT guardian_links_period CHECK (ends_at >= starts_at),
  ADD CONSTRAINT guardian_links_once EXCLUDE USING gist (youth_id WITH =, guardian_id WITH =, tstzrange(starts_at, ends_at) WITH &&);
--> statement-breakpoint
-- Until now every member of staff saw every young person. Who met somebody is the case worker from that day on.
INSERT INTO caseload (tenant_id, staff_id, youth_id, starts_at)
SELECT y.tenant_id, a.id, y.account_id, y.confirmed_at
FROM youth_accounts y JOIN accounts a ON a.id = y.confirmed_by AND a.tenant_id = y.tenant_id
WHERE EXISTS (SELECT FROM account_roles r WHERE r.account_id = a.id AND r.role = 'staff' AND r.ended_at IS NULL);
