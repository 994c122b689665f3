import { isEik } from "@posoka/domain/eik";
import { AppError, type FieldError } from "@posoka/schema/errors";
import type { registerPartner as contract } from "@posoka/schema/organisations";
import type { ParsedOf } from "@posoka/schema/route";
import type { Context } from "../../../context.ts";
import { countAttempts, type Limit, placeOf } from "../../accounts/service/attempts.ts";
import { createAccount } from "../../accounts/service/create-account.ts";
import { defaultTenant } from "../../accounts/service/default-tenant.ts";
import { askToConfirmEmail } from "../../accounts/service/email.ts";
import { hashPassword, refuseWeakPassword } from "../../accounts/service/passwords.ts";
import { record } from "../../audit/service.ts";
import { keepNotice, refuseUnknownEdition } from "../../notices/service.ts";
import { foldName } from "../fold-name.ts";
import { insertOrganisation, settlementExists } from "../queries.ts";

type Registration = ParsedOf<typeof contract>["body"];

/** Counted before the transaction, which would hold one connection while it waits for another. */
export async function countRegistration(ctx: Context, address: string): Promise<void> {
  const limit: Limit = { what: "register_address", by: placeOf(address), most: 30, windowSeconds: 3_600 };
  await countAttempts(ctx, limit);
}

/**
 * An organisation and its first user, pending until staff approve. Whether the company number is registered already
 * is not told: several may wait under it, and approval takes one.
 */
export async function registerPartner(ctx: Context, body: Registration) {
  const { organisation, userName, password, language, noticeVersion } = body;
  refuseUnknownEdition(noticeVersion);
  refuseWeakPassword(password, userName);
  const fields: Record<string, FieldError> = {};
  if (!isEik(organisation.eik)) fields["organisation.eik"] = "bad_company_number";
  if (!(await settlementExists(ctx.db, organisation.ekatte))) fields["organisation.ekatte"] = "unknown_reference";
  if (Object.keys(fields).length > 0) throw new AppError("invalid_input", { fields });

  const passwordHash = await hashPassword(password);
  return ctx.db.transaction(async (tx) => {
    const at = ctx.now();
    const organisationId = await insertOrganisation(tx, {
      ...organisation,
      nameFolded: foldName(organisation.name),
      createdAt: at,
      updatedAt: at,
    });
    const tenantId = await defaultTenant(tx);
    const account = await createAccount(tx, {
      tenantId,
      userName,
      displayName: organisation.contactName,
      email: organisation.contactEmail,
      passwordHash,
      language,
      role: "partner",
      organisationId,
      at,
    });
    await keepNotice(tx, { tenantId, subjectId: account.id, version: noticeVersion, language, at });
    await record(
      tx,
      ctx,
      "organisation.register",
      { kind: "organisation", id: organisationId },
      { kind: organisation.kind },
    );
    await record(tx, ctx, "account.create", { kind: "account", id: account.id }, { role: "partner" });
    const { id, userName: signInName } = account;
    await askToConfirmEmail(tx, ctx, { id, userName: signInName, language, email: organisation.contactEmail });
    return { organisationId, userName: signInName };
  });
}
