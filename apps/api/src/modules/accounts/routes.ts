import {
  acceptInvitation,
  actAs,
  changePassword,
  completeReset,
  confirmEmail,
  endAccountRole,
  endMySession,
  getMe,
  inviteAccount,
  listAccounts,
  listMySessions,
  lookAtInvitation,
  refreshSession,
  requestReset,
  setAccountState,
  setDevice,
  signIn,
  signOut,
  signOutEverywhere,
  signUp,
} from "@posoka/schema/accounts";
import * as factors from "@posoka/schema/factors";
import type { FastifyInstance } from "fastify";
import { mount } from "../../http/mount.ts";
import * as administer from "./service/administer.ts";
import * as cards from "./service/cards.ts";
import { changeEmail } from "./service/change-email.ts";
import * as email from "./service/email.ts";
import * as factor from "./service/factor.ts";
import { reauthenticate } from "./service/freshness.ts";
import { seeCard } from "./service/last-card.ts";
import * as invitation from "./service/invitation.ts";
import * as me from "./service/me.ts";
import * as refresh from "./service/refresh.ts";
import * as reset from "./service/reset.ts";
import { resetFactor } from "./service/reset-factor.ts";
import * as sessions from "./service/sessions.ts";
import { signIn as enter } from "./service/sign-in.ts";
import { signInWithFactor } from "./service/sign-in-with-factor.ts";
import { signUp as open } from "./service/sign-up.ts";

/** Answers with secrets are not stored for a repeated key, and refused attempts must stay counted. */
const unstored = { write: "none" } as const;

export async function accountsRoutes(app: FastifyInstance): Promise<void> {
  mount(app, signUp, (ctx, { body }, http) => open(ctx, body, http), unstored);
  mount(app, signIn, (ctx, { body }, http) => enter(ctx, body, http), unstored);
  mount(app, refreshSession, (ctx, _, http) => refresh.refreshSession(ctx, http), unstored);
  mount(app, signOut, (ctx, _, http) => sessions.signOut(ctx, http), unstored);
  mount(app, signOutEverywhere, (ctx, _, http) => sessions.signOutEverywhere(ctx, http), unstored);
  mount(app, actAs, (ctx, { body }, http) => sessions.actAs(ctx, body, http), unstored);
  mount(app, requestReset, (ctx, { body }, http) => reset.requestReset(ctx, body, http), unstored);
  mount(app, completeReset, (ctx, { body }, http) => reset.completeReset(ctx, body, http), unstored);
  mount(app, confirmEmail, (ctx, { body }, http) => email.confirmEmail(ctx, body, http), unstored);
  mount(app, lookAtInvitation, (ctx, { body }, http) => invitation.lookAtInvitation(ctx, body, http), unstored);
  mount(app, acceptInvitation, (ctx, { body }, http) => invitation.acceptInvitation(ctx, body, http), unstored);
  mount(app, getMe, (ctx) => me.getMe(ctx));
  mount(app, changePassword, (ctx, { body }) => reset.changePassword(ctx, body), unstored);
  mount(app, setDevice, (ctx, { body }, http) => sessions.setDevice(ctx, body.shared, http), unstored);
  mount(app, listMySessions, (ctx) => sessions.listSessions(ctx));
  mount(app, endMySession, (ctx, { params }) => sessions.endSession(ctx, params.sessionId));
  mount(app, listAccounts, (ctx, { query }) => administer.listAccounts(ctx, query));
  mount(app, inviteAccount, (ctx, { body }, http) => invitation.inviteAccount(ctx, body, http), unstored);
  mount(app, setAccountState, (ctx, { params, body }) => administer.setAccountState(ctx, params.accountId, body));
  mount(app, endAccountRole, administer.endAccountRole);
  mount(app, factors.signInWithFactor, (ctx, { body }, http) => signInWithFactor(ctx, body, http), unstored);
  mount(app, factors.getMyFactor, (ctx) => factor.getMyFactor(ctx));
  mount(app, factors.startFactor, (ctx) => factor.startFactor(ctx), unstored);
  mount(app, factors.confirmFactor, (ctx, { body }) => factor.confirmFactor(ctx, body.code), unstored);
  mount(app, factors.renewRecoveryCodes, (ctx) => factor.renewRecoveryCodes(ctx), unstored);
  mount(app, factors.reauthenticate, (ctx, { body }) => reauthenticate(ctx, body), unstored);
  mount(app, factors.changeEmail, (ctx, { body }) => changeEmail(ctx, body), unstored);
  mount(app, factors.resetFactor, (ctx, { params }) => resetFactor(ctx, params.accountId));
  mount(app, factors.lookAtCard, (ctx, { body }, http) => cards.lookAtCard(ctx, body, http), unstored);
  mount(app, factors.useCard, (ctx, { body }, http) => cards.enterByCard(ctx, body, http), unstored);
  mount(app, factors.seeCard, (ctx) => seeCard(ctx));
}
