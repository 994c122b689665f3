import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import jwt from "@fastify/jwt";
import { AppError } from "@posoka/schema/errors";
import type { FastifyInstance } from "fastify";
import plugin from "fastify-plugin";
import type { Actor } from "../context.ts";
import { findActor } from "../modules/accounts/service/find-actor.ts";

const tokenIssuer = "posoka";
const tokenAudience = "posoka-api";
/** Seconds. */
const accessTokenLife = 600;

/** What an access token says: which session speaks, and nothing that could go stale. */
export type AccessClaims = { sub: string; sid: string; typ: "access"; jti: string; iat: number };

declare module "fastify" {
  interface FastifyRequest {
    actor: Actor | null;
  }
}

declare module "@fastify/jwt" {
  interface FastifyJWT {
    payload: AccessClaims;
    user: AccessClaims;
  }
}

/** Verifies the bearer token and reads who that is now: role, organisation and standing come from the database. */
export const auth = plugin(async (app: FastifyInstance) => {
  const { config, now } = app.deps;
  await app.register(cookie);
  await app.register(jwt, {
    secret: config.jwtSecret,
    sign: { algorithm: "HS256", iss: tokenIssuer, aud: tokenAudience, expiresIn: accessTokenLife },
    verify: {
      algorithms: ["HS256"],
      allowedIss: tokenIssuer,
      allowedAud: tokenAudience,
      requiredClaims: ["iss", "aud", "sub", "sid", "typ", "jti", "iat", "exp"],
      // Times are judged below, by the clock that everything else goes by.
      ignoreExpiration: true,
    },
  });
  app.decorateRequest("actor", null);

  app.addHook("onRequest", async (request) => {
    const header = request.headers.authorization;
    if (header === undefined) return;
    const actor = await actorOfToken(app, header, now());
    // Who renews, ends or starts a session may well come with a token that is over; it then counts for nothing.
    if (!actor && request.routeOptions.url?.startsWith("/api/v1/auth/")) return;
    if (!actor) {
      request.log.warn({ security: "token_refused" }, "token refused");
      throw new AppError("unauthenticated");
    }
    request.actor = actor;
  });
});

/** A token for one session, with the moment it ends. */
export function signAccess(
  app: FastifyInstance,
  session: { accountId: string; id: string },
  at: Date,
): { token: string; endsAt: Date } {
  const iat = Math.floor(at.getTime() / 1000);
  const token = app.jwt.sign({ sub: session.accountId, sid: session.id, typ: "access", jti: randomUUID(), iat });
  return { token, endsAt: new Date((iat + accessTokenLife) * 1000) };
}

async function actorOfToken(app: FastifyInstance, header: string, at: Date): Promise<Actor | null> {
  const token = /^Bearer ([A-Za-z0-9_.-]{20,2000})$/i.exec(header)?.[1];
  if (token === undefined) return null;
  const claims = claimsOf(app, token, at);
  return claims && findActor(app.deps.db, claims, at);
}

function claimsOf(app: FastifyInstance, token: string, at: Date): AccessClaims | null {
  let claims: Record<string, unknown>;
  try {
    claims = app.jwt.verify<Record<string, unknown>>(token);
  } catch {
    return null;
  }
  const { sub, sid, typ, jti, iat, exp, nbf, aud } = claims;
  if (typ !== "access" || !isUuid(sub) || !isUuid(sid) || !isUuid(jti)) return null;
  // One audience, not one among several; and we never write `nbf`.
  if (aud !== tokenAudience || nbf !== undefined) return null;
  if (!Number.isSafeInteger(iat) || !Number.isSafeInteger(exp)) return null;
  const [issued, ends, seconds] = [iat as number, exp as number, at.getTime() / 1000];
  // A token of the future was not made by us, nor was one that lives longer than ours.
  const timely = issued <= seconds + 5 && ends > seconds && ends > issued && ends - issued <= accessTokenLife;
  return timely ? { sub, sid, typ, jti, iat: issued } : null;
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const isUuid = (value: unknown): value is string => typeof value === "string" && uuid.test(value);
