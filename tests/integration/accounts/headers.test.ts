import { signIn } from "@posoka/schema/accounts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../support/world.ts";

describe("every answer", () => {
  let world: World;
  let secure: World;
  beforeAll(async () => {
    world = await openWorld();
    secure = await openWorld({ publicUrl: "https://posoka.example.org", secure: true });
  });
  afterAll(async () => {
    await world.close();
    await secure.close();
  });

  it.each(["/api/v1/me", "/api/v1/site", "/api/v1/nothing", "/nothing"])(
    "of %s forbids framing, guessing of types, foreign code and referrers",
    async (url) => {
      const { headers } = await world.app.inject({ url });
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
      });
      const policy = String(headers["content-security-policy"]);
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|http:/);
      expect(headers["permissions-policy"]).toContain("geolocation=()");
      expect(headers["x-powered-by"]).toBeUndefined();
    },
  );

  it("of the API is not kept by anybody, refusals included", async () => {
    for (const url of ["/api/v1/me", "/api/v1/site", "/api/v1/nothing"]) {
      expect((await world.app.inject({ url })).headers["cache-control"]).toBe("no-store");
    }
  });

  it("insists on https where the product is reached by it, and only there", async () => {
    const [plain, tls] = [
      await world.app.inject({ url: "/api/v1/site" }),
      await secure.app.inject({ url: "/api/v1/site" }),
    ];
    expect(plain.headers["strict-transport-security"]).toBeUndefined();
    expect(plain.headers["content-security-policy"]).not.toContain("upgrade-insecure-requests");
    expect(tls.headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
    expect(tls.headers["content-security-policy"]).toContain("upgrade-insecure-requests");
  });

  it("refuses a body that a form of another site could send", async () => {
    const payload = JSON.stringify({ login: "x-1111", password: "y" });
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/xml",
    ]) {
      const answer = await world.app.inject({
        method: "POST",
        url: signIn.path,
        headers: { "content-type": type },
        payload,
      });
      expect(answer.statusCode).toBe(415);
      expect(answer.json()).toMatchObject({ error: { code: "unsupported_media" } });
    }
  });

  it("refuses writes from pages of other sites before anything else", async () => {
    for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }]) {
      const answer = await world.app.inject({
        method: "POST",
        url: signIn.path,
        headers,
        payload: { login: "x-1111", password: "y" },
      });
      expect(answer.json()).toMatchObject({ error: { code: "origin_refused" } });
    }
    const { headers } = await world.app.inject({
      method: "OPTIONS",
      url: signIn.path,
      headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
    });
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });

  it("slows down a flood from one address with the time to wait", async () => {
    const ask = () => world.app.inject({ url: "/api/v1/health/live", remoteAddress: "10.66.0.1" });
    let last = await ask();
    for (let turn = 0; turn < 3000; turn += 1) last = await ask();
    expect(last.json()).toMatchObject({ error: { code: "rate_limited" } });
    expect(Number(last.headers["retry-after"])).toBeGreaterThan(0);
    expect((await world.app.inject({ url: "/api/v1/health/live", remoteAddress: "10.66.0.2" })).statusCode).toBe(200);
  });
});
