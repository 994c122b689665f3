-- Whether a partner is approved decides if a posting is listed; the rest of an organisation is not ranking's business.
GRANT SELECT (id, state) ON organisations TO posoka_matching;
--> statement-breakpoint
-- How a partner answers, without what people wrote.
REVOKE SELECT ON applications FROM posoka_matching;
--> statement-breakpoint
GRANT SELECT (id, youth_id, opening_id, organisation_id, state, decided_at, promised_reply_on) ON applications TO posoka_matching;
