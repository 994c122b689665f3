-- The server's role reads and writes rows and owns nothing; the role that ranks people reads only what ranking needs.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'posoka_app') THEN CREATE ROLE posoka_app NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'posoka_matching') THEN CREATE ROLE posoka_matching NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- two databases of one cluster migrate at once
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public, sensitive TO posoka_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, sensitive TO posoka_app;
--> statement-breakpoint
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO posoka_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public, sensitive GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO posoka_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO posoka_app;
--> statement-breakpoint
-- Trails are append-only for the server.
REVOKE UPDATE, DELETE ON audit_entries, consents, opening_events, application_events FROM posoka_app;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO posoka_matching;
--> statement-breakpoint
GRANT SELECT ON openings, opening_skills, occupations, occupation_skills, skills, skill_relations, settlements, outbox TO posoka_matching;
--> statement-breakpoint
GRANT SELECT ON profiles, profile_skills, sittings, applications TO posoka_matching;
