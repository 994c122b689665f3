import type { Db, Tx } from "@posoka/db/client";
import { applicationCan } from "@posoka/domain/applications/states";
import { allowedFields, allowedUntil, type LedgerRow, newestLine } from "@posoka/domain/consent/allowed-fields";
import { purposes, type ShareField, signatories } from "@posoka/domain/consent/purposes";
import type { Language } from "@posoka/domain/vocabulary";
import { hasAgreed, standingOf } from "../../accounts/service/find-actor.ts";
import { signersOf } from "../../guardians/service/signatories.ts";
import { listApplicationsOf, listLines, listOwners } from "../queries.ts";
import { recordConsent } from "../service.ts";

const purpose = "share_identity";
const all: readonly ShareField[] = purposes[purpose].fields;

export type Share = {
  tenantId: string;
  youthId: string;
  applicationId: string;
  fields: readonly string[];
  /** Last local day; six months when absent. */
  expiresOn?: string;
  textVersion: string;
  language: Language;
  at: Date;
};

/** What a partner sees from now on for one application; an empty list takes everything back. */
export async function replaceShare(tx: Tx, share: Share): Promise<void> {
  const { applicationId, youthId, fields, expiresOn, ...rest } = share;
  const rows = await listLines(tx, purpose, [applicationId]);
  const ended = all.filter((field) => !fields.includes(field) && newestLine(rows, "self", field)?.act === "given");
  const line = {
    ...rest,
    subjectId: youthId,
    purpose,
    recipient: { kind: "application", id: applicationId },
    givenBy: "self",
    signedBy: youthId,
  } as const;
  if (ended.length > 0) await recordConsent(tx, { ...line, act: "withdrawn", fields: ended });
  if (fields.length > 0) await recordConsent(tx, { ...line, act: "given", fields, ...(expiresOn && { expiresOn }) });
}

/** Takes back everything that somebody shows to partners, each with its lines in the register. */
export async function endSharesOf(
  tx: Tx,
  share: Pick<Share, "tenantId" | "youthId" | "textVersion" | "language" | "at">,
): Promise<void> {
  const lines = await listLines(tx, purpose, await listApplicationsOf(tx, share.youthId));
  // Most applications never showed anything; of those nothing is asked again.
  for (const applicationId of new Set(lines.map(({ recipientId }) => recipientId))) {
    if (applicationId !== null) await replaceShare(tx, { ...share, applicationId, fields: [] });
  }
}

export type RunningShare = {
  fields: ShareField[];
  /** Last local day, if nothing is taken back before. */
  until: string | null;
};

/**
 * The fields that each application may show its partner at a moment: while the procedure runs, and as the register
 * says. An application that shows nothing is left out.
 *
 * @param proposed as if everybody whose signature is needed had just agreed to exactly these
 */
export async function runningShares(
  db: Db | Tx,
  applicationIds: readonly string[],
  at: Date,
  proposed?: readonly string[],
): Promise<Map<string, RunningShare>> {
  if (applicationIds.length === 0) return new Map();
  const owners = await listOwners(db, applicationIds, at);
  const rows = await listLines(db, purpose, applicationIds);
  // Most shares are those of people who decide alone.
  const signed = new Set(rows.flatMap((row) => (row.signatory === "representative" ? [row.subjectId] : [])));
  const signers = await signersOf(
    db,
    owners.filter(({ youthId }) => signed.has(youthId)),
    at,
  );
  return new Map(
    owners.flatMap(({ applicationId, state, ...owner }) => {
      if (!applicationCan.share(state) || !hasAgreed(standingOf(owner, at))) return [];
      const lines = proposed ? asIfGiven(applicationId, proposed, at) : rows;
      const facts = proposed ? { ...owner, representatives: 1 } : owner;
      const own = signers.get(owner.youthId) ?? [];
      const question = { purpose, recipientId: applicationId, at, ...facts, signers: own } as const;
      const fields = allowedFields(lines, question) as ShareField[];
      const share = { fields, until: allowedUntil(lines, question) };
      return fields.length > 0 ? [[applicationId, share] as const] : [];
    }),
  );
}

const asIfGiven = (recipientId: string, fields: readonly string[], at: Date): LedgerRow[] =>
  signatories.map((signatory, sequence) => {
    return { sequence, purpose, recipientId, fields, act: "given", signatory, at, signedBy: null, expiresOn: null };
  });
