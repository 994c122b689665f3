import { consentActs, purposeNames, recipientKinds, signatories } from "@posoka/domain/consent/purposes";
import { sql } from "drizzle-orm";
import { bigserial, check, date, index, pgEnum, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { accounts } from "./accounts.ts";
import { createdAt, key, moment } from "./columns.ts";
import { tenants } from "./organisations.ts";
import { language } from "./places.ts";

export const consentAct = pgEnum("consent_act", consentActs);

/**
 * The register of consents and the one truth about them: lines are added and never changed, also by right. The newest
 * line for subject, purpose, recipient, field and signatory counts; `@posoka/domain/consent/allowed-fields` reads them.
 */
export const consents = pgTable(
  "consents",
  {
    id: key(),
    /** Order of writing, which settles what happened in the same millisecond. */
    sequence: bigserial("sequence", { mode: "number" }).notNull().unique(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    subjectId: uuid("subject_id")
      .notNull()
      .references(() => accounts.id),
    purpose: text("purpose", { enum: purposeNames as [(typeof purposeNames)[number]] }).notNull(),
    fields: text("fields").array().notNull(),
    /** Who receives: an application's organisation, a named adult, or nobody outside the charity. */
    recipientKind: text("recipient_kind", { enum: recipientKinds }).notNull(),
    recipientId: uuid("recipient_id"),
    act: consentAct("act").notNull(),
    /** Last local day on which it counts; the purpose or an age can end it earlier. */
    expiresOn: date("expires_on", { mode: "string" }),
    legalBasis: text("legal_basis").notNull(),
    textVersion: text("text_version").notNull(),
    language: language("language").notNull(),
    /** Whose signature it is. Where two must sign there are two lines. */
    givenBy: text("given_by", { enum: signatories }).notNull(),
    /** The account that signed; null where the representative signed on paper. */
    signedBy: uuid("signed_by"),
    proof: text("proof"),
    archiveNumber: text("archive_number"),
    /** Staff who held the proof in their hands; absent where the signer acted in person. */
    checkedBy: uuid("checked_by"),
    /** Staff who entered it; absent when the signer did. */
    recordedBy: uuid("recorded_by"),
    at: moment("at").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index("consents_newest").on(table.subjectId, table.purpose, table.recipientId, table.at),
    index("consents_recipient").on(table.recipientId, table.purpose),
    check("consents_say_what", sql`cardinality(fields) > 0`),
    check("consents_say_to_whom", sql`(recipient_kind = 'charity') = (recipient_id is null)`),
    check("consents_on_paper_are_proved", sql`given_by = 'self' or signed_by is not null or proof is not null`),
  ],
);
