-- The register is about to be the one truth, read field by field. Every line gets a purpose of the closed list and words
-- for what it is about, and what was kept beside the register, which shares run, is written into it.
UPDATE consents SET purpose = 'use_platform', fields = '{account}' WHERE purpose = 'account_under_14';
--> statement-breakpoint
UPDATE consents SET purpose = 'representative_act', fields = '{application}' WHERE purpose = 'application';
--> statement-breakpoint
UPDATE consents SET fields = '{notice}' WHERE purpose = 'notice';
--> statement-breakpoint
-- A field that was shared once and does not run now was taken back: by a smaller choice, or with everything.
INSERT INTO consents (tenant_id, subject_id, purpose, fields, recipient_kind, recipient_id, act, legal_basis, text_version, language, given_by, at)
SELECT tenant_id, subject_id, purpose, array_agg(DISTINCT field), recipient_kind, recipient_id, 'withdrawn', 'consent',
  (array_agg(text_version ORDER BY at DESC))[1], (array_agg(language ORDER BY at DESC))[1], 'self', max(at)
FROM consents CROSS JOIN unnest(fields) AS field
WHERE purpose = 'share_identity' AND NOT EXISTS (
  SELECT FROM share_grants
  WHERE application_id = consents.recipient_id AND revoked_at IS NULL AND field = ANY (share_grants.fields)
)
GROUP BY tenant_id, subject_id, purpose, recipient_kind, recipient_id;
--> statement-breakpoint
-- From now on the moment also stands for people who agreed themselves. Who signed up under 14 and is older by now
-- agrees anew; 29 February turns on 1 March.
UPDATE youth_accounts SET consent_verified_at = accounts.created_at FROM accounts
WHERE accounts.id = youth_accounts.account_id AND consent_verified_at IS NULL
  AND (accounts.created_at AT TIME ZONE 'Europe/Sofia')::date >= (birth_date + interval '14 years')::date
    + CASE WHEN to_char(birth_date, 'MMDD') = '0229' THEN 1 ELSE 0 END;
