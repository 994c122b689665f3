import { runCli } from "@posoka/api/cli";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ClonedDatabase, cloneDatabase } from "../../support/clone-database.ts";
import { writeEscoFolder } from "../../support/esco-folder.ts";

describe("the operator program", () => {
  let clone: ClonedDatabase;
  beforeAll(async () => void (clone = await cloneDatabase()));
  afterAll(() => clone.drop());

  async function run(argv: string[], env: Record<string, string> = {}) {
    const [out, said]: [string[], string[]] = [[], []];
    const settings = {
      DATABASE_URL: clone.appUrl,
      DATABASE_OWNER_URL: clone.ownerUrl,
      JWT_SECRET: "0123456789abcdef".repeat(4),
      POSOKA_KEYS: `test:${"0123456789abcdef".repeat(4)}`,
      ...env,
    };
    const code = await runCli(argv, settings, {
      out: (line) => void out.push(line),
      say: (line) => void said.push(line),
    });
    return { code, out, said };
  }

  it("lists its commands, and tells in one line what it did not understand", async () => {
    const help = await run(["--help"]);
    expect([help.code, help.said]).toEqual([0, []]);
    expect(help.out.join("\n")).toMatch(/account create[\s\S]*import esco/);
    for (const argv of [
      ["bogus"],
      ["import"],
      ["import", "pictures", "x"],
      ["import", "esco"],
      ["import", "esco", "a", "b"],
      ["import", "esco", "a", "--wrong"],
      ["import", "esco", "a", "--dated", "2026-01-01"],
      ["import", "vacancies", "a", "--dated", "2026-02-30"],
    ]) {
      const { code, out, said } = await run(argv);
      expect([code, out, said.length], argv.join(" ")).toEqual([2, [], 1]);
      expect(said[0]).not.toContain("\n");
    }
  });

  it("refuses a replaced date in production, and wrong settings, with code 2", async () => {
    const secret = {
      NODE_ENV: "production",
      PUBLIC_URL: "https://posoka.example.org",
      SMTP_URL: "smtp://localhost",
      JWT_SECRET: Buffer.from(Array.from({ length: 32 }, (_, at) => at * 7)).toString("hex"),
      POSOKA_KEYS: `a:${Buffer.from(Array.from({ length: 32 }, (_, at) => at * 5)).toString("hex")}`,
    };
    const dated = await run(["import", "vacancies", "x.tsv", "--dated", "2026-03-01"], secret);
    expect(dated).toEqual({ code: 2, out: [], said: ["--dated is refused in production."] });
    expect((await run(["import", "esco", "x"], { JWT_SECRET: "short" })).code).toBe(2);
  });

  it("does not run without keys, with short ones, or in production with ones that nobody drew", async () => {
    const whole = "0123456789abcdef".repeat(4);
    for (const keys of ["", "a", `a:${whole.slice(1)}`, `a:${whole},a:${whole}`]) {
      const { code, said } = await run(["account", "list"], { POSOKA_KEYS: keys });
      expect([code, said.length], keys).toEqual([2, 1]);
      expect(said[0]).toMatch(/POSOKA_KEYS/);
      expect(said[0]).not.toContain(whole.slice(0, 20));
    }
    const drawn = Buffer.from(Array.from({ length: 32 }, (_, at) => at * 7)).toString("hex");
    const production = { NODE_ENV: "production", PUBLIC_URL: "https://x.example.org", SMTP_URL: "smtp://localhost" };
    const { code, said } = await run(["data-map"], {
      ...production,
      JWT_SECRET: drawn,
      POSOKA_KEYS: `a:${drawn},b:${"00".repeat(32)}`,
    });
    expect([code, said]).toEqual([2, ["Not fit for production: POSOKA_KEYS are not random"]]);
  });

  it("prints a fresh key, and what each key seals", async () => {
    const { code, out } = await run(["keys", "new"]);
    expect([code, out]).toEqual([0, [expect.stringMatching(/^[0-9a-f]{8}:[0-9a-f]{64}$/)]]);
    const whole = "0123456789abcdef".repeat(4);
    expect((await run(["keys", "list"], { POSOKA_KEYS: `${out[0]},test:${whole}` })).out).toEqual([
      expect.stringMatching(/^[0-9a-f]{8}: 0 \(current\)$/),
      "test: 0",
    ]);
    expect((await run(["keys", "rotate"])).out).toEqual([
      "person_keys.wrapped: 0 sealed anew",
      "service_keys.wrapped: 0 sealed anew",
      "account_factors.secret: 0 sealed anew",
      "account_factors.pending: 0 sealed anew",
    ]);
    expect((await run(["keys", "melt"])).code).toBe(2);
  });

  it("reports one JSON line per kind on stdout, and everything else on stderr", async () => {
    const folder = writeEscoFolder({ occupations: [{ key: "o-1", en: "potter" }] });
    const { code, out, said } = await run(["import", "esco", folder, "--json"]);
    expect(code).toBe(0);
    expect(out.map((line) => JSON.parse(line) as unknown)).toEqual(
      ["occupations", "skills", "isco_groups", "occupation_skills", "skill_relations"].map((kind) => ({
        kind,
        added: kind === "occupations" ? 1 : 0,
        changed: 0,
        withdrawn: 0,
        rejected: [],
      })),
    );
    expect(said[0]).toBe("occupations_en.csv: 1 rows");
    const refused = await run(["import", "esco", "/no/such/folder"]);
    expect([refused.code, refused.out, refused.said.length]).toEqual([1, [], 1]);
  });
});
