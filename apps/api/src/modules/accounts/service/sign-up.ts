import { ageOn } from "@posoka/domain/ages";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { whoSigns } from "@posoka/domain/consent/who-signs";
import type { Session, signUp as signUpContract } from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf } from "@posoka/schema/route";
import type { Context } from "../../../context.ts";
import type { Http } from "../../../http/mount.ts";
import { record } from "../../audit/service.ts";
import { recordConsent } from "../../consent/service.ts";
import { refuseUnknownEdition } from "../../notices/service.ts";
import { createProfile } from "../../profiles/service/create-profile.ts";
import { insertYouth } from "../queries/accounts.ts";
import { countAttempts, limits, placeOf } from "./attempts.ts";
import { createAccount } from "./create-account.ts";
import { askToConfirmEmail } from "./email.ts";
import { defaultTenant } from "./default-tenant.ts";
import { answerWithSession, openSession } from "./open-session.ts";
import { hashPassword, passwordMatches, refuseWeakPassword } from "./passwords.ts";
import { signUpKeyOf } from "./sign-up-key.ts";

/** Opens a young person's account: under 13 nothing is kept, under 14 it rests until the representative's consent. */
export async function signUp(
  ctx: Context,
  body: ParsedOf<typeof signUpContract>["body"],
  http: Http,
): Promise<Session> {
  await countAttempts(ctx, limits.signUpAddress(placeOf(http.request.ip)));
  const signUpKey = signUpKeyOf(http, "youth");
  refuseUnknownEdition(body.noticeVersion);
  refuseAge(body.birthDate, sofiaDate(ctx.now()));
  refuseWeakPassword(body.password, body.userName);
  const passwordHash = await hashPassword(body.password);

  const at = ctx.now();
  const opened = await ctx.deps.db.transaction(async (tx) => {
    const tenantId = await defaultTenant(tx);
    const { userName, language } = body;
    const email = body.email ?? null;
    const names = { tenantId, userName, displayName: userName, email, language };
    const account = await createAccount(tx, {
      ...names,
      passwordHash,
      role: "youth",
      organisationId: null,
      signUpKey,
      at,
    });
    if (account.existed) {
      // The same device asks again, because an answer was lost: it must know the password it sent the first time.
      const same = account.disabledAt === null && (await passwordMatches(account.passwordHash, body.password));
      if (!same) throw new AppError("key_reused");
      return openSession(tx, ctx, http, account.id);
    }
    // From 14 on the person agrees alone; before, the account rests until the representative did.
    const agrees = whoSigns("use_platform", body, sofiaDate(at)) === "self";
    const youth = { accountId: account.id, tenantId, birthDate: body.birthDate };
    await insertYouth(tx, { ...youth, consentVerifiedAt: agrees ? at : null });
    await createProfile(tx, ctx.deps.config.keys, { youthId: account.id, tenantId, name: "" });
    await recordConsent(tx, {
      tenantId,
      subjectId: account.id,
      purpose: agrees ? "use_platform" : "notice",
      recipient: { kind: "charity" },
      act: "given",
      textVersion: body.noticeVersion,
      language,
      givenBy: "self",
      signedBy: account.id,
      at,
    });
    if (email !== null) await askToConfirmEmail(tx, ctx, { ...account, email });
    const session = await openSession(tx, ctx, http, account.id);
    await record(tx, { ...ctx, actor: session.actor }, "account.sign_up", { kind: "account", id: account.id });
    return session;
  });
  return answerWithSession(ctx, http, opened);
}

function refuseAge(birthDate: string, today: string): void {
  const age = ageOn(birthDate, today);
  if (age < 0 || age > 120) throw new AppError("invalid_input", { fields: { birthDate: "bad_format" } });
  if (age < 13) throw new AppError("too_young");
  if (age >= 30) throw new AppError("invalid_input", { fields: { birthDate: "too_old" } });
}
