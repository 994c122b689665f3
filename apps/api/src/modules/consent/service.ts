import type { Tx } from "@posoka/db/client";
import { consents } from "@posoka/db/schema/consents";

export type Consent = {
  tenantId: string;
  /** The young person or adult whose data it is. */
  subjectId: string;
  /** What it is for, as "notice" or "share_identity". */
  purpose: string;
  fields: readonly string[];
  recipient: { kind: "charity" } | { kind: "organisation" | "application"; id: string };
  act: "given" | "refused" | "withdrawn";
  legalBasis: string;
  /** Version of the text that the person saw, and its language. */
  textVersion: string;
  language: "bg" | "bg-easy" | "en";
  /** "self", or who the representative is; then what staff checked. */
  givenBy: string;
  proof?: string;
  archiveNumber?: string;
  /** Staff who entered it; absent when the person did. */
  recordedBy?: string;
  at: Date;
};

/** Adds a line to the register, which never changes a line: the newest for subject, purpose and recipient counts. */
export async function recordConsent(tx: Tx, consent: Consent): Promise<string> {
  const { recipient, fields, ...rest } = consent;
  const [row] = await tx
    .insert(consents)
    .values({
      ...rest,
      fields: [...fields],
      recipientKind: recipient.kind,
      recipientId: "id" in recipient ? recipient.id : null,
    })
    .returning({ id: consents.id });
  return row!.id;
}
