import type { Db, Tx } from "@posoka/db/client";
import { shareGrants } from "@posoka/db/schema/consents";
import type { Language } from "@posoka/domain/vocabulary";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { recordConsent } from "../service.ts";

export type Share = {
  tenantId: string;
  youthId: string;
  applicationId: string;
  organisationId: string;
  fields: readonly string[];
  textVersion: string;
  language: Language;
  at: Date;
};

/** What a partner sees from now on for one application; an empty list takes everything back. Kept in the register. */
export async function replaceShare(tx: Tx, share: Share): Promise<void> {
  const { applicationId, organisationId, tenantId, youthId, at, fields, textVersion, language } = share;
  const ended = await endShares(tx, applicationId, at);
  if (fields.length === 0 && ended.length === 0) return;
  if (fields.length > 0) {
    await tx
      .insert(shareGrants)
      .values({ tenantId, youthId, applicationId, organisationId, fields: [...fields], grantedAt: at });
  }
  await recordConsent(tx, {
    tenantId,
    subjectId: youthId,
    purpose: "share_identity",
    fields: fields.length > 0 ? fields : ended,
    recipient: { kind: "application", id: applicationId },
    act: fields.length > 0 ? "given" : "withdrawn",
    legalBasis: "consent",
    textVersion,
    language,
    givenBy: "self",
    at,
  });
}

/** Takes back everything that somebody shows to partners, each with its line in the register. */
export async function endSharesOf(
  tx: Tx,
  youthId: string,
  { textVersion, language, at }: Pick<Share, "textVersion" | "language" | "at">,
): Promise<void> {
  const { tenantId, applicationId, organisationId } = shareGrants;
  const running = await tx
    .select({ tenantId, applicationId, organisationId })
    .from(shareGrants)
    .where(and(eq(shareGrants.youthId, youthId), isNull(shareGrants.revokedAt)));
  for (const one of running) await replaceShare(tx, { ...one, youthId, fields: [], textVersion, language, at });
}

/** @returns the fields that were shown until now */
async function endShares(tx: Tx, applicationId: string, at: Date): Promise<string[]> {
  const ended = await tx
    .update(shareGrants)
    .set({ revokedAt: at })
    .where(and(eq(shareGrants.applicationId, applicationId), isNull(shareGrants.revokedAt)))
    .returning({ fields: shareGrants.fields });
  return ended.flatMap(({ fields }) => fields);
}

/** The fields that run now, by application. */
export async function runningShares(db: Db | Tx, applicationIds: readonly string[]): Promise<Map<string, string[]>> {
  if (applicationIds.length === 0) return new Map();
  const rows = await db
    .select({ id: shareGrants.applicationId, fields: shareGrants.fields })
    .from(shareGrants)
    .where(and(inArray(shareGrants.applicationId, [...applicationIds]), isNull(shareGrants.revokedAt)));
  return new Map(rows.map(({ id, fields }) => [id, fields]));
}
