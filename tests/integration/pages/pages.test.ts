import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { randomUUID } from "node:crypto";
import { buildApp } from "@posoka/api/app";
import { openDb } from "@posoka/db/client";
import { organisations } from "@posoka/db/schema/organisations";
import { eq } from "drizzle-orm";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../support/world.ts";

/** Writes the question it was asked into the document, so that the tests see what the server handed over. */
const standIn = `
export async function render({ url, site, data, withPage }) {
  const known = url.split("?")[0] !== "/no/such/page";
  const text = JSON.stringify({ site: site.demo, data, withPage }).replaceAll("<", "\\\\u003c");
  return { html: withPage ? "<h1>rendered</h1>" : "", head: "<title>t</title>", data: text, language: "bg", status: known ? 200 : 404 };
}
export function fillTemplate(template, { html, head, data }) {
  return template.replace("<!--head-->", () => head).replace("<!--app-->", () => html).replace("<!--data-->", () => data);
}
`;

describe("the pages", () => {
  let world: World;
  let app: FastifyInstance;
  let folder: string;
  beforeAll(async () => {
    world = await openWorld();
    folder = mkdtempSync(join(tmpdir(), "posoka-pages-"));
    mkdirSync(join(folder, "client", "assets"), { recursive: true });
    mkdirSync(join(folder, "server"));
    writeFileSync(
      join(folder, "client", "index.html"),
      "<html><head><!--head--></head><body><!--app--><!--data--></body></html>",
    );
    mkdirSync(join(folder, "client", ".vite"));
    writeFileSync(join(folder, "client", ".vite", "manifest.json"), "{}");
    writeFileSync(join(folder, "client", "favicon.svg"), "<svg/>");
    writeFileSync(join(folder, "client", "assets", "app-1234.js"), "export {};");
    writeFileSync(join(folder, "client", "assets", "gone-1234.js"), "export {};");
    writeFileSync(join(folder, "server", "package.json"), '{"type":"module"}');
    writeFileSync(join(folder, "server", "entry-server.js"), standIn);
    app = await buildApp(world.deps, { pages: { client: join(folder, "client"), server: join(folder, "server") } });
  });
  afterAll(async () => {
    await app.close();
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const get = (url: string) => app.inject({ url });
  const structured = (body: string) => {
    const text = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body)?.[1];
    return text === undefined ? null : (JSON.parse(text) as Record<string, unknown>);
  };

  it("render home, questions, an opening and an occupation on the server, in each language", async () => {
    const { id, occupationId } = await world.make.opening();
    for (const prefix of ["", "/en", "/lesno"]) {
      for (const path of [prefix === "" ? "/" : "", "/questions", `/openings/${id}`, `/occupations/${occupationId}`]) {
        const page = await get(prefix + path);
        expect([prefix + path, page.statusCode]).toEqual([prefix + path, 200]);
        expect(page.body).toContain("<h1>rendered</h1>");
        expect(page.headers["cache-control"]).toBe("no-cache");
        expect(page.body).toContain(`<link rel="canonical" href="http://localhost:4000${prefix + path}" />`);
      }
    }
  });

  it("hand over the replies that the page would ask for, in its language", async () => {
    const { id } = await world.make.opening({ title: "Стаж в цветарница" });
    const { body } = await get(`/en/openings/${id}`);
    expect(body).toContain('"path":"/api/v1/openings/:openingId"');
    expect(body).toContain(`"input":{"params":{"openingId":"${id}"},"query":{"language":"en"}}`);
    expect(body).toContain("Стаж в цветарница");
  });

  it("describe an opening to search engines with what was stated and nothing else", async () => {
    const stated = await world.make.opening({ title: "Стаж", closesOn: "2026-03-31" });
    expect(structured((await get(`/openings/${stated.id}`)).body)).toMatchObject({
      "@type": "JobPosting",
      employmentType: "INTERN",
      // 23:59:59 in Sofia, summer time by then.
      validThrough: "2026-03-31T20:59:59.000Z",
      jobLocation: { address: { addressLocality: "София", addressCountry: "BG" } },
      baseSalary: { currency: "EUR", value: { minValue: 700, maxValue: 800, unitText: "MONTH" } },
    });

    const bare = await world.make.opening({
      external: true,
      kind: "job",
      payMin: null,
      payMax: null,
      payPeriod: null,
      hoursPerWeek: null,
      remote: true,
    });
    await world.db.execute(`update openings set ekatte = null where id = '${bare.id}'`);
    const block = structured((await get(`/openings/${bare.id}`)).body)!;
    for (const key of ["baseSalary", "jobLocation", "employmentType", "totalJobOpenings", "directApply"])
      expect(block).not.toHaveProperty(key);
  });

  it("describe a training as a course and a visit not at all", async () => {
    const training = await world.make.opening({ kind: "training", contractForm: "course" });
    const visit = await world.make.opening({ kind: "visit", contractForm: "none" });
    expect(structured((await get(`/openings/${training.id}`)).body)).toMatchObject({
      "@type": "Course",
      hasCourseInstance: { courseMode: "onsite" },
    });
    expect(structured((await get(`/openings/${visit.id}`)).body)).toBeNull();
  });

  it("never run what a partner wrote", async () => {
    const { id } = await world.make.opening({
      title: "</script><script>alert(1)</script>",
      description: "<img src=x onerror=alert(1)>",
    });
    const { body } = await get(`/openings/${id}`);
    expect(body).not.toMatch(/<script>alert|<img/);
    expect(structured(body)).toMatchObject({ description: "<p>&lt;img src=x onerror=alert(1)&gt;</p>" });
  });

  it("answer 404 for what is not there, with a page that search engines leave out", async () => {
    const hidden = await world.make.opening({ state: "in_review" });
    const waiting = await world.make.opening();
    await world.db.update(organisations).set({ state: "pending" }).where(eq(organisations.id, waiting.organisationId!));
    for (const path of [
      `/openings/${randomUUID()}`,
      `/openings/${hidden.id}`,
      `/openings/${waiting.id}`,
      "/openings/x'--",
      `/occupations/${randomUUID()}`,
      "/no/such/page",
    ]) {
      const page = await get(path);
      expect([path, page.statusCode]).toEqual([path, 404]);
      expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(page.body).toContain('<meta name="robots" content="noindex" />');
    }
  });

  it("hand over nobody's data for pages that need a sign-in", async () => {
    const page = await get("/matches");
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('"data":[]');
  });

  it("keep files whose name changes with their content for a year, and miss the rest with 404", async () => {
    const asset = await get("/assets/app-1234.js");
    expect(asset.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect((await get("/favicon.svg")).headers["content-type"]).toContain("image/svg+xml");
    for (const url of [
      "/assets/app-0000.js",
      "/missing.png",
      "/assets/../index.html",
      "/assets/%2e%2e/index.html",
      "/api/v1/nothing",
      "/api",
    ]) {
      expect([url, (await get(url)).statusCode]).toEqual([url, 404]);
    }
  });

  it("miss with 404 what a newer build took away under the running server, without keeping that for a year", async () => {
    rmSync(join(folder, "client", "assets", "gone-1234.js"));
    for (const encoding of ["identity", "br"]) {
      const gone = await app.inject({ url: "/assets/gone-1234.js", headers: { "accept-encoding": encoding } });
      expect([encoding, gone.statusCode, gone.headers["cache-control"]]).toEqual([encoding, 404, undefined]);
    }
  });

  it("travel packed when the reader can unpack", async () => {
    const ask = (url: string, encoding: string) => app.inject({ url, headers: { "accept-encoding": encoding } });
    for (const url of ["/", "/assets/app-1234.js"]) {
      const plain = await get(url);
      expect(plain.headers["content-encoding"]).toBeUndefined();
      const small = await ask(url, "gzip, deflate, br");
      expect(small.headers).toMatchObject({
        "content-encoding": "br",
        vary: "accept-encoding",
        "content-type": plain.headers["content-type"],
      });
      expect(brotliDecompressSync(small.rawPayload).toString()).toBe(plain.body);
      expect((await ask(url, "br;q=0, gzip")).headers["content-encoding"]).toBe("gzip");
    }
  });

  it("list public openings and occupations in the site map, and no others", async () => {
    const shown = await world.make.opening();
    const hidden = await world.make.opening({ state: "paused" });
    const { body } = await get("/sitemap.xml");
    expect(body).toContain(`<loc>http://localhost:4000/openings/${shown.id}</loc>`);
    expect(body).toContain(`<loc>http://localhost:4000/occupations/${shown.occupationId}</loc>`);
    expect(body).not.toContain(hidden.id);
    expect((await get("/robots.txt")).body).toContain("Disallow: /api/");
  });

  it("still send the shell when the database is away", async () => {
    const { db, close } = openDb("postgresql://posoka@127.0.0.1:1/none", { max: 1, applicationName: "test" });
    const pages = { client: join(folder, "client"), server: join(folder, "server") };
    const lonely = await buildApp({ ...world.deps, db }, { pages });
    const page = await lonely.inject({ url: "/" });
    expect(page.statusCode).toBe(503);
    expect(page.headers).toMatchObject({ "retry-after": "5", "content-type": "text/html; charset=utf-8" });
    await lonely.close();
    await close();
  });
});

const built = join(import.meta.dirname, "..", "..", "..", "apps", "web");
const isBuilt =
  existsSync(join(built, "dist", "index.html")) && existsSync(join(built, "dist-server", "entry-server.js"));

describe.skipIf(!isBuilt)("the built pages", () => {
  it("come from the server with their words, their other languages and no inline code", async () => {
    const world = await openWorld();
    const app = await buildApp(world.deps, {
      pages: { client: join(built, "dist"), server: join(built, "dist-server") },
    });
    for (const [url, lang] of [
      ["/", "bg"],
      ["/en/questions", "en"],
      ["/lesno", "bg"],
      ["/help", "bg"],
    ] as const) {
      const page = await app.inject({ url });
      expect([url, page.statusCode]).toEqual([url, 200]);
      expect(page.body).toContain(`<html lang="${lang}"`);
      expect(page.body).toMatch(/<h1/);
      expect(page.body).toContain('hreflang="en"');
      expect(page.body).not.toMatch(/ style="|<style|<script(?![^>]*(src=|type="application\/))/);
    }
    await app.close();
    await world.close();
  });
});
