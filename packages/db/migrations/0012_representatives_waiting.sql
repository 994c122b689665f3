-- What waited before there were requests: staff knew of it, and the representatives of that day see it now.
INSERT INTO representative_requests (tenant_id, youth_id, purpose, application_id, asked_at)
SELECT tenant_id, youth_id, 'representative_act', id, created_at FROM applications WHERE state = 'awaiting_representative';
