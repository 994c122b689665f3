import type { Tx } from "@posoka/db/client";
import type { ConsentAct, Purpose, PurposeRule, Signatory } from "@posoka/domain/consent/purposes";
import { purposes } from "@posoka/domain/consent/purposes";
import type { Language } from "@posoka/domain/vocabulary";
import { insertLine } from "./queries.ts";

export type Consent = {
  tenantId: string;
  /** The young person or adult whose data it is. */
  subjectId: string;
  purpose: Purpose;
  /** Names of the purpose's own list; all of it when absent. */
  fields?: readonly string[];
  recipient: { kind: "charity" } | { kind: "application" | "person"; id: string };
  act: ConsentAct;
  /** Last local day on which it counts; the purpose's longest when absent. */
  expiresOn?: string;
  /** Version of the text that the person saw, and its language. */
  textVersion: string;
  language: Language;
  /** Whose signature it is. Where two must sign, each is a line of its own. */
  givenBy: Signatory;
  /** The account that signed; absent where a representative signed on paper. */
  signedBy?: string;
  /** What staff checked: its kind, where the paper lies, and who. */
  proof?: string;
  archiveNumber?: string;
  checkedBy?: string;
  /** Staff who entered it; absent when the signer did. */
  recordedBy?: string;
  at: Date;
};

/**
 * Adds a line to the register, which never changes a line: the newest of each field and signatory counts.
 *
 * @throws {RangeError} when the purpose does not know the field or the kind of recipient
 */
export async function recordConsent(tx: Tx, consent: Consent): Promise<string> {
  const rule: PurposeRule = purposes[consent.purpose];
  const { recipient, fields = rule.fields, ...rest } = consent;
  if (
    recipient.kind !== rule.recipient ||
    fields.length === 0 ||
    fields.some((field) => !rule.fields.includes(field))
  ) {
    throw new RangeError(`${consent.purpose} is not about ${fields.join(", ")} to ${recipient.kind}`);
  }
  return insertLine(tx, {
    ...rest,
    fields: [...fields],
    legalBasis: rule.basis,
    recipientKind: recipient.kind,
    recipientId: "id" in recipient ? recipient.id : null,
  });
}
