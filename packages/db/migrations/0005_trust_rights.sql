-- What is hashed of a row of the trail: every field with its length before it, so that no two rows read alike.
-- The server computes the same in apps/api/src/modules/audit/entry-hash.ts and trusts only that when it verifies.
CREATE FUNCTION audit_entry_hash(entry audit_entries) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(convert_to(string_agg(coalesce(octet_length(convert_to(field, 'UTF8')) || ':' || field, '-'), ',' ORDER BY place), 'UTF8'))
  FROM unnest(ARRAY[
    entry.id::text, entry.tenant_id::text, entry.actor_id::text, entry.actor_role, entry.act, entry.subject_kind,
    entry.subject_id, entry.detail::text, entry.request_id, ((extract(epoch FROM entry.at) * 1000)::bigint)::text
  ]) WITH ORDINALITY AS fields (field, place)
$$;
--> statement-breakpoint
CREATE FUNCTION audit_entry_arrives() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.hash := audit_entry_hash(NEW);
  INSERT INTO audit_unsealed (entry_id) VALUES (NEW.id);
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_hash BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION audit_entry_arrives();
--> statement-breakpoint
UPDATE audit_entries SET hash = audit_entry_hash(audit_entries);
--> statement-breakpoint
INSERT INTO audit_unsealed (entry_id) SELECT id FROM audit_entries;
--> statement-breakpoint
-- Append-only for the server, like the trail itself.
REVOKE UPDATE, DELETE ON audit_seals, erasures FROM posoka_app;
--> statement-breakpoint
REVOKE UPDATE ON audit_unsealed FROM posoka_app;
