import { roles, staffFlags } from "@posoka/domain/roles";
import { z } from "zod";
import {
  count,
  done,
  email,
  flag,
  id,
  isoDate,
  isoDateTime,
  line,
  linkToken,
  paging,
  password,
  searchWords,
  userName,
} from "./fields.ts";
import { route } from "./route.ts";
import { interfaceLanguage } from "./site.ts";

/** `inert`: under 14 and no verified consent yet. `unconfirmed`: nobody of the charity, a school or ОЗД has met the person. */
export const youthStates = ["inert", "own_consent_needed", "unconfirmed", "confirmed", "read_only"] as const;
export type YouthState = (typeof youthStates)[number];

const factorStates = ["off", "missing", "on"] as const;
const factorKinds = ["totp", "recovery"] as const;

export const me = z.object({
  id,
  /** What one signs in with when there is no confirmed e-mail. */
  userName: z.string(),
  displayName: z.string(),
  email: z.string().nullable(),
  emailConfirmed: z.boolean(),
  acting: z.enum(roles),
  roles: z.array(
    z.object({ role: z.enum(roles), organisationId: id.nullable(), organisationName: z.string().nullable() }),
  ),
  flags: z.array(z.enum(staffFlags)),
  language: interfaceLanguage,
  youth: z.object({ state: z.enum(youthStates), minor: z.boolean() }).nullable(),
  /** `off`: not for this role, or a demo world; `missing`: to be set up before data of other people is shown. */
  factor: z.enum(factorStates),
  /** The current edition of privacy notice and terms was not accepted yet. */
  noticeDue: z.boolean(),
  /** The last card of the past 90 days by which staff gave a young person a new way in. */
  card: z.object({ issuedAt: isoDateTime, seen: z.boolean() }).nullable(),
  /** When the account will be erased, which its owner can still take back. */
  leavesAt: isoDateTime.nullable(),
  /** Signed in on a device that is not only the person's own. */
  sharedDevice: z.boolean(),
  /** When it was to be erased because nobody signed in, until the owner says that they have read so. */
  retentionNotice: z.object({ dueAt: isoDateTime }).nullable(),
});
export type Me = z.infer<typeof me>;

export const session = z.object({
  accessToken: z.string(),
  /** When the access token ends; the refresh cookie lives on. */
  expiresAt: isoDateTime,
  me,
});
export type Session = z.infer<typeof session>;

export const signUp = route({
  method: "POST",
  path: "/api/v1/auth/sign-up",
  summary: "A young person opens an account; the user name gets four random digits, so nobody learns which names exist",
  access: "public",
  body: z.strictObject({
    userName,
    email: email.optional(),
    password,
    birthDate: isoDate,
    language: interfaceLanguage,
    noticeVersion: line(20),
  }),
  status: 201,
  reply: session,
  errors: ["too_young", "rate_limited"],
});

export const signIn = route({
  method: "POST",
  path: "/api/v1/auth/sign-in",
  summary: "Sign in with a user name or a confirmed e-mail; `factor_needed` brings a ticket for the second step",
  access: "public",
  body: z.strictObject({ login: line(254), password: z.string().min(1).max(128), shared: flag.default(false) }),
  reply: session,
  errors: ["wrong_credentials", "rate_limited", "factor_needed"],
});

export const refreshSession = route({
  method: "POST",
  path: "/api/v1/auth/refresh",
  summary: "A new access token for the refresh cookie, which is rotated",
  access: "public",
  reply: session,
  errors: ["unauthenticated", "rate_limited"],
});

export const signOut = route({
  method: "POST",
  path: "/api/v1/auth/sign-out",
  summary: "End this session",
  access: "public",
  reply: done,
});

export const signOutEverywhere = route({
  method: "POST",
  path: "/api/v1/me/sign-out-everywhere",
  summary: "End every session of this account",
  access: "signed_in",
  reply: done,
});

export const actAs = route({
  method: "POST",
  path: "/api/v1/me/acting",
  summary: "Act in another of one's own roles",
  access: "signed_in",
  body: z.strictObject({ role: z.enum(roles), organisationId: id.nullable() }),
  reply: session,
  errors: ["not_found"],
});

export const requestReset = route({
  method: "POST",
  path: "/api/v1/auth/reset",
  summary: "Ask for a link to set a new password; the answer is the same whether the address is known or not",
  access: "public",
  body: z.strictObject({ email }),
  status: 202,
  reply: done,
  errors: ["rate_limited"],
});

export const completeReset = route({
  method: "POST",
  path: "/api/v1/auth/reset/complete",
  summary: "Set a new password by a one-time link; all sessions end",
  access: "public",
  body: z.strictObject({ token: linkToken, password }),
  reply: done,
  errors: ["link_used", "rate_limited"],
});

export const confirmEmail = route({
  method: "POST",
  path: "/api/v1/auth/confirm-email",
  summary: "Confirm an e-mail address by a one-time link",
  access: "public",
  body: z.strictObject({ token: linkToken }),
  reply: done,
  errors: ["link_used", "rate_limited"],
});

export const lookAtInvitation = route({
  method: "POST",
  path: "/api/v1/auth/invitation/look",
  summary: "What an invitation is for",
  access: "public",
  body: z.strictObject({ token: linkToken }),
  reply: z.object({ role: z.enum(roles), userName: z.string(), displayName: z.string() }),
  errors: ["link_used", "rate_limited"],
});

export const acceptInvitation = route({
  method: "POST",
  path: "/api/v1/auth/invitation",
  summary: "Accept an invitation and set a password",
  access: "public",
  body: z.strictObject({ token: linkToken, displayName: line(80, 2), password }),
  reply: session,
  errors: ["link_used", "rate_limited"],
});

export const getMe = route({
  method: "GET",
  path: "/api/v1/me",
  summary: "Who is signed in and acts as what",
  access: "signed_in",
  whileLeaving: true,
  reply: me,
});

export const setDevice = route({
  method: "PUT",
  path: "/api/v1/me/device",
  summary: "Whether this device is shared: then the session ends after 30 minutes unused, and with the browser",
  access: "signed_in",
  body: z.strictObject({ shared: flag }),
  reply: done,
});

export const changePassword = route({
  method: "POST",
  path: "/api/v1/me/password",
  summary: "Change the password; other sessions end",
  access: "signed_in",
  body: z.strictObject({ current: z.string().min(1).max(128), password }),
  reply: done,
  errors: ["wrong_credentials", "rate_limited"],
});

export const listMySessions = route({
  method: "GET",
  path: "/api/v1/me/sessions",
  summary: "Where this account is signed in",
  access: "signed_in",
  reply: z.object({
    items: z.array(
      z.object({
        id,
        device: z.string(),
        createdAt: isoDateTime,
        lastSeenAt: isoDateTime,
        current: z.boolean(),
        /** By what the second factor was shown there. */
        factor: z.enum(factorKinds).nullable(),
      }),
    ),
  }),
});

export const endMySession = route({
  method: "DELETE",
  path: "/api/v1/me/sessions/:sessionId",
  summary: "End one session",
  access: "signed_in",
  params: z.strictObject({ sessionId: id }),
  reply: done,
  errors: ["not_found"],
});

/** Roles of the charity that end by themselves, while the person keeps another, as a parent who was on the team. */
export const endableRoles = ["staff", "admin"] as const;

/** Roles that are opened by invitation, never by sign-up. */
export const invitedRoles = ["mentor", "staff", "admin"] as const;

export const listAccounts = route({
  method: "GET",
  path: "/api/v1/admin/accounts",
  summary: "Accounts of adults with roles; no content of children",
  access: ["admin"],
  query: z.strictObject({ q: searchWords.default(""), role: z.enum(roles).optional(), ...paging }),
  reply: z.object({
    items: z.array(
      z.object({
        id,
        userName: z.string(),
        displayName: z.string(),
        email: z.string().nullable(),
        roles: z.array(z.enum(roles)),
        flags: z.array(z.enum(staffFlags)),
        disabled: z.boolean(),
        invited: z.boolean(),
        /** Whether a second factor is set up. */
        factor: z.boolean(),
        /** With how many young people this member of staff works. */
        cases: count,
        createdAt: isoDateTime,
      }),
    ),
    total: count,
  }),
});

export const inviteAccount = route({
  method: "POST",
  path: "/api/v1/admin/invitations",
  summary: "Open an account for a mentor, staff or administrator; the answer carries its one-time link",
  access: ["admin"],
  body: z.strictObject({
    role: z.enum(invitedRoles),
    displayName: line(80, 2),
    email: email.optional(),
    flags: z.array(z.enum(staffFlags)).max(staffFlags.length).default([]),
    language: interfaceLanguage.default("bg"),
  }),
  status: 201,
  reply: z.object({ id, userName: z.string(), link: z.string(), expiresAt: isoDateTime }),
});

/** Who takes the cases of a member of staff who leaves; null: the team, as cases without a worker. */
const casesTo = id.nullable().optional();

export const setAccountState = route({
  method: "POST",
  path: "/api/v1/admin/accounts/:accountId/state",
  summary: "Disable or enable an account; disabling ends its sessions at once, and its cases go to somebody",
  access: ["admin"],
  params: z.strictObject({ accountId: id }),
  body: z.strictObject({
    disabled: flag,
    casesTo,
  }),
  reply: done,
  errors: ["not_found", "conflict", "has_cases"],
});

export const endAccountRole = route({
  method: "POST",
  path: "/api/v1/admin/accounts/:accountId/roles/end",
  summary: "End one role of somebody who keeps another; at once, and the cases of staff go to somebody",
  access: ["admin"],
  params: z.strictObject({ accountId: id }),
  body: z.strictObject({ role: z.enum(endableRoles), casesTo }),
  reply: done,
  errors: ["not_found", "conflict", "has_cases"],
});
