import { createHmac, randomBytes, randomUUID, sign as signWith, generateKeyPairSync } from "node:crypto";
import { accountRoles, accounts, sessions } from "@posoka/db/schema/accounts";
import { organisations } from "@posoka/db/schema/organisations";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type Person, type World } from "../../support/world.ts";

type Claims = Record<string, unknown>;

const encode = (value: unknown): string =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

describe("an access token", () => {
  let world: World;
  let youth: Person;
  beforeAll(async () => {
    world = await openWorld();
    youth = await world.as("youth");
  });
  afterAll(() => world.close());

  const seconds = (): number => Math.floor(world.clock.now().getTime() / 1000);
  const honest = (person: { id: string; sessionId: string } = youth): Claims => ({
    sub: person.id,
    sid: person.sessionId,
    typ: "access",
    jti: randomUUID(),
    iat: seconds(),
    exp: seconds() + 600,
    iss: "posoka",
    aud: "posoka-api",
  });
  function token(
    claims: unknown,
    { alg = "HS256", secret = world.deps.config.jwtSecret, header = {} as object, hash = "sha256" } = {},
  ): string {
    const input = `${encode({ alg, typ: "JWT", ...header })}.${encode(claims)}`;
    return `${input}.${createHmac(hash, secret).update(input).digest("base64url")}`;
  }
  const without = (claim: string): Claims =>
    Object.fromEntries(Object.entries(honest()).filter(([name]) => name !== claim));
  const ask = (authorization: string) => world.app.inject({ url: "/api/v1/me", headers: { authorization } });

  it("made as we make it opens the door", async () => {
    expect((await ask(`Bearer ${token(honest())}`)).statusCode).toBe(200);
    expect((await ask(`Bearer ${youth.token()}`)).statusCode).toBe(200);
  });

  const forged: [string, () => string | Promise<string>][] = [
    ["with no algorithm and no signature", () => `${encode({ alg: "none", typ: "JWT" })}.${encode(honest())}.`],
    [
      "with no algorithm, in other letters",
      () => `${encode({ alg: "nOnE", typ: "JWT" })}.${encode(honest())}.${encode("x")}`,
    ],
    ["signed as HS384", () => token(honest(), { alg: "HS384", hash: "sha384" })],
    ["signed as HS512", () => token(honest(), { alg: "HS512", hash: "sha512" })],
    ["that says HS512 but is signed as HS256", () => token(honest(), { alg: "HS512" })],
    ["signed by another secret", () => token(honest(), { secret: randomBytes(32) })],
    ["signed by an empty secret", () => token(honest(), { secret: Buffer.alloc(0) })],
    [
      "signed by the secret in hex",
      () => token(honest(), { secret: Buffer.from(world.deps.config.jwtSecret.toString("hex")) }),
    ],
    [
      "signed by a key pair of the forger",
      () => {
        const { privateKey } = generateKeyPairSync("ed25519");
        const input = `${encode({ alg: "EdDSA", typ: "JWT" })}.${encode(honest())}`;
        return `${input}.${signWith(null, Buffer.from(input), privateKey).toString("base64url")}`;
      },
    ],
    [
      "that brings its own key",
      () => token(honest(), { secret: Buffer.from("mine"), header: { jwk: { kty: "oct", k: encode("mine") } } }),
    ],
    [
      "that names a file as its key",
      () => token(honest(), { secret: Buffer.alloc(0), header: { kid: "../../../dev/null" } }),
    ],
    ["with a critical header we do not know", () => token(honest(), { header: { crit: ["exp"], exp: 1 } })],
    ["without a signature", () => token(honest()).replace(/[^.]+$/, "")],
    ["with a changed signature", () => token(honest()).replace(/.{4}$/, "AAAA")],
    [
      "with a changed subject",
      () => token(honest()).replace(/\.[^.]+\./, `.${encode({ ...honest(), sub: randomUUID() })}.`),
    ],
    ...["iss", "aud", "sub", "sid", "typ", "jti", "iat", "exp"].map((claim): [string, () => string] => [
      `without ${claim}`,
      () => token(without(claim)),
    ]),
    ["of another issuer", () => token({ ...honest(), iss: "other" })],
    ["for another audience", () => token({ ...honest(), aud: "other" })],
    ["for our audience among others", () => token({ ...honest(), aud: ["posoka-api", "other"] })],
    ["with an empty audience", () => token({ ...honest(), aud: [] })],
    ["of type refresh", () => token({ ...honest(), typ: "refresh" })],
    ["from the future", () => token({ ...honest(), iat: seconds() + 60, exp: seconds() + 600 })],
    ["that is over", () => token({ ...honest(), iat: seconds() - 600, exp: seconds() })],
    ["that lives longer than ours", () => token({ ...honest(), exp: seconds() + 601 })],
    ["that ends before it begins", () => token({ ...honest(), iat: seconds() + 3, exp: seconds() + 2 })],
    ["not valid yet", () => token({ ...honest(), nbf: seconds() + 60 })],
    ["whose times are words", () => token({ ...honest(), iat: String(seconds()), exp: String(seconds() + 600) })],
    ["whose end is null", () => token({ ...honest(), exp: null })],
    ["whose end is beyond numbers", () => token(JSON.stringify(honest()).replace(/"exp":\d+/, '"exp":1e999'))],
    ["whose subject is a list", () => token({ ...honest(), sub: [youth.id] })],
    ["whose subject is SQL", () => token({ ...honest(), sub: "' or 1=1 --" })],
    ["whose subject is NUL", () => token({ ...honest(), sub: "\u0000" })],
    ["whose session is nobody's", () => token({ ...honest(), sid: randomUUID() })],
    ["whose payload is a list", () => token([honest()])],
    ["whose payload is a number", () => token(1)],
    ["whose payload is no JSON", () => token("nonsense{")],
    ["that is the refresh token itself", () => randomBytes(32).toString("base64url")],
    ["of dots", () => "....................."],
    ["of five parts", () => `${token(honest())}.a.b`],
    ["of 100,000 letters", () => "a".repeat(100_000)],
    ["of another person's session", async () => token({ ...honest(), sid: (await world.as("staff")).sessionId })],
    [
      "of a session that was ended",
      async () => {
        const person = await world.as("youth");
        await world.db
          .update(sessions)
          .set({ revokedAt: world.clock.now(), revokedWhy: "operator" })
          .where(eq(sessions.id, person.sessionId));
        return token(honest(person));
      },
    ],
    [
      "of a session that ran out",
      async () => {
        const person = await world.as("youth");
        await world.db.update(sessions).set({ endsAt: world.clock.now() }).where(eq(sessions.id, person.sessionId));
        return token(honest(person));
      },
    ],
    [
      "of a disabled account",
      async () => {
        const person = await world.as("staff");
        await world.db.update(accounts).set({ disabledAt: world.clock.now() }).where(eq(accounts.id, person.id));
        return token(honest(person));
      },
    ],
    [
      "of a role that was taken away",
      async () => {
        const person = await world.as("admin");
        await world.db
          .update(accountRoles)
          .set({ endedAt: world.clock.now() })
          .where(eq(accountRoles.accountId, person.id));
        return token(honest(person));
      },
    ],
    [
      "of a banned organisation",
      async () => {
        const person = await world.as("partner");
        await world.db
          .update(organisations)
          .set({ state: "banned" })
          .where(eq(organisations.id, person.organisationId ?? ""));
        return token(honest(person));
      },
    ],
  ];

  it.each(forged)("%s is refused with 401 and one line in the log", async (_, make) => {
    const text = await make();
    const before = world.log.length;
    const answer = await ask(`Bearer ${text}`);
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ error: { code: "unauthenticated" } });
    const lines = world.log.slice(before);
    expect(lines.filter((line) => line.includes('"security":"token_refused"'))).toHaveLength(1);
    expect(lines.join("")).not.toContain(text);
  });

  it.each(["Basic dXNlcjpwYXNz", "Bearer", "Bearer  ", "Token x", "Bearer null", "Bearer a b c"])(
    "as %j is refused, never a failure",
    async (header) => {
      expect((await ask(header)).statusCode).toBe(401);
    },
  );

  it("that is bad is refused on public pages of the API as well", async () => {
    const answer = await world.app.inject({
      url: "/api/v1/site",
      headers: { authorization: "Bearer nonsense-nonsense-nonsense" },
    });
    expect(answer.statusCode).toBe(401);
  });
});
