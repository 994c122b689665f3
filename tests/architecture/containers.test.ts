import { readFileSync } from "node:fs";
import { join } from "node:path";
import { localeFlags } from "@posoka/db/embedded/cluster";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

describe("containers", () => {
  const compose = read("docker-compose.yml");
  const dockerfile = read("Dockerfile");

  it("make the database with the locale of the embedded one, and of its version", () => {
    const args = /POSTGRES_INITDB_ARGS: (.+)/.exec(compose)?.[1]?.split(" ");
    expect(args).toEqual(localeFlags);
    expect(compose).toContain("image: postgres:18\n");
  });

  it("know every setting they pass on", () => {
    const server = compose.slice(compose.indexOf("  server:"), compose.indexOf("    ports:"));
    const passed = [...server.matchAll(/^ {6}([A-Z_]+):/gm)].map(([, name]) => name ?? "");
    const known = read("apps/api/src/env.ts");
    expect(passed.length).toBeGreaterThan(3);
    expect(passed.filter((name) => !new RegExp(`\\b${name}:`).test(known))).toEqual([]);
  });

  it("ask for every password and address instead of having one", () => {
    const names = [...compose.matchAll(/\$\{([A-Z_]+)(:[?-])?/g)].map(([, name, mark]) => ({ name, mark }));
    for (const name of ["POSTGRES_PASSWORD", "OWNER_PASSWORD", "APP_PASSWORD", "PUBLIC_URL", "SMTP_URL"]) {
      expect(names.some((entry) => entry.name === name && entry.mark === ":?")).toBe(true);
    }
  });

  it("make the roles that the embedded database makes", () => {
    const statements = read("docker/create-roles.sh");
    const ours = read("packages/db/src/embedded/ensure-database.ts");
    const rolesOf = (text: string): string[] => [...new Set(text.match(/posoka_[a-z]+/g))].toSorted();
    expect(rolesOf(statements)).toEqual(rolesOf(ours));
    const grants = [
      "GRANT posoka_matching TO posoka_app WITH INHERIT FALSE, SET TRUE",
      "GRANT CONNECT, TEMPORARY ON DATABASE",
    ];
    for (const grant of grants) {
      expect(statements).toContain(grant);
      expect(ours).toContain(grant);
    }
  });

  it("run the server as an ordinary user on the pinned package manager", () => {
    const { packageManager } = JSON.parse(read("package.json")) as { packageManager: string };
    const stages = dockerfile.split(/^FROM /m).slice(1);
    expect(stages.every((stage) => stage.startsWith("node:24-"))).toBe(true);
    expect(stages.at(-1)).toMatch(/^USER node$/m);
    expect(dockerfile).toContain(packageManager);
  });
});
