import { z } from "zod";
import { session } from "./accounts.ts";
import { done, email, flag, id, isoDateTime, linkToken, password } from "./fields.ts";
import { route } from "./route.ts";

/** Six digits of an authenticator, or a recovery code of 12 signs; spaces and dashes do not count. */
const factorCode = z
  .string()
  .max(40)
  .overwrite((value) => value.replace(/[\s-]/g, "").toLowerCase())
  .check(z.regex(/^(\d{6}|[0-9a-z]{12})$/));

/** The six digits alone. */
const totpCode = z
  .string()
  .max(20)
  .overwrite((value) => value.replace(/\s/g, ""))
  .check(z.regex(/^\d{6}$/));

/** A square of dark and light: `path` is an SVG path in units of one cell, margin included in `size`. */
export const qrCode = z.object({ size: z.int(), path: z.string() });
export type QrCode = z.infer<typeof qrCode>;

export const signInWithFactor = route({
  method: "POST",
  path: "/api/v1/auth/sign-in/factor",
  summary: "The second step of a sign-in: the ticket of the first one, and a code",
  access: "public",
  body: z.strictObject({ ticket: linkToken, code: factorCode, shared: flag.default(false) }),
  reply: session,
  errors: ["ticket_over", "rate_limited"],
});

export const getMyFactor = route({
  method: "GET",
  path: "/api/v1/me/factor",
  summary: "Whether a second factor is set up, and how many recovery codes are left",
  access: "signed_in",
  reply: z.object({ enrolledAt: isoDateTime.nullable(), codesLeft: z.int(), codesMadeAt: isoDateTime.nullable() }),
});

export const startFactor = route({
  method: "POST",
  path: "/api/v1/me/factor",
  summary: "A new secret for an authenticator; it counts after its first right code, until then the old one does",
  access: "signed_in",
  reply: z.object({ secret: z.string(), uri: z.string(), qr: qrCode }),
  errors: ["forbidden", "fresh_needed"],
});

const recoveryCodes = z.array(z.string());

export const confirmFactor = route({
  method: "POST",
  path: "/api/v1/me/factor/confirmation",
  summary: "The first code of the new secret; the answer is the only time the recovery codes are shown",
  access: "signed_in",
  body: z.strictObject({ code: totpCode }),
  reply: z.object({ recoveryCodes }),
  errors: ["forbidden", "fresh_needed", "conflict", "rate_limited"],
});

export const renewRecoveryCodes = route({
  method: "POST",
  path: "/api/v1/me/factor/recovery-codes",
  summary: "Ten new recovery codes; the old ones end",
  access: "signed_in",
  reply: z.object({ recoveryCodes }),
  errors: ["forbidden", "fresh_needed", "conflict"],
});

export const reauthenticate = route({
  method: "POST",
  path: "/api/v1/me/reauthenticate",
  summary: "Show once more who one is, by password or code; the session is fresh for ten minutes",
  access: "signed_in",
  whileLeaving: true,
  /** Exactly one of the two. */
  body: z.strictObject({ password: z.string().min(1).max(128).optional(), code: factorCode.optional() }),
  reply: z.object({ freshUntil: isoDateTime }),
  errors: ["wrong_credentials", "rate_limited"],
});

export const changeEmail = route({
  method: "PUT",
  path: "/api/v1/me/email",
  summary: "Ask for another e-mail address: it counts once its owner opens the link; the old one is told",
  access: "signed_in",
  body: z.strictObject({ email }),
  status: 202,
  reply: done,
  errors: ["fresh_needed", "rate_limited"],
});

export const resetFactor = route({
  method: "POST",
  path: "/api/v1/admin/accounts/:accountId/factor/reset",
  summary: "Take away the lost second factor of another adult: sessions end, its owner is told",
  access: ["admin"],
  params: z.strictObject({ accountId: id }),
  reply: done,
  errors: ["not_found", "forbidden", "conflict", "fresh_needed"],
});

export const issueCard = route({
  method: "POST",
  path: "/api/v1/staff/youths/:youthId/card",
  summary: "A card with a new way in for a young person whom the charity knows; shown once, works for 24 hours",
  access: ["staff"],
  identifies: true,
  params: z.strictObject({ youthId: id }),
  status: 201,
  reply: z.object({
    userName: z.string(),
    link: z.string(),
    /** The same secret in groups of digits, for typing: every keyboard has them. */
    code: z.string(),
    qr: qrCode,
    expiresAt: isoDateTime,
  }),
  errors: ["not_found", "fresh_needed", "rate_limited"],
});

/** Twenty digits; spaces and dashes do not count. */
const cardCode = z
  .string()
  .max(60)
  .overwrite((value) => value.replace(/[\s-]/g, ""))
  .check(z.regex(/^\d{20}$/));

export const lookAtCard = route({
  method: "POST",
  path: "/api/v1/auth/card/look",
  summary: "Whose card this is",
  access: "public",
  body: z.strictObject({ code: cardCode }),
  reply: z.object({ userName: z.string() }),
  errors: ["link_used", "rate_limited"],
});

export const useCard = route({
  method: "POST",
  path: "/api/v1/auth/card",
  summary: "Set a new password by a card from the charity; every other session ends",
  access: "public",
  body: z.strictObject({ code: cardCode, password }),
  reply: session,
  errors: ["link_used", "rate_limited"],
});

export const seeCard = route({
  method: "POST",
  path: "/api/v1/me/card/seen",
  summary: "The young person has read that the team issued a card",
  access: ["youth"],
  reply: done,
});
