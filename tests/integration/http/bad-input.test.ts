import type { Contract } from "@posoka/schema/route";
import { createOpening } from "@posoka/schema/openings";
import type { Role } from "@posoka/domain/roles";
import { randomInt, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allContracts } from "../../support/all-contracts.ts";
import { openingDraft } from "../../support/opening-draft.ts";
import { openWorld, type World } from "../../support/world.ts";

const depth = 110_000;
/** As JSON texts: what no form sends. 1e999 is read as infinity. */
const badValues = {
  nul: String.raw`"a\u0000b"`,
  "half a surrogate": String.raw`"a\ud800b"`,
  "a huge number": "1e999",
  "a number past every integer": "9007199254740993",
  "a negative number": "-1",
  "a long text": `"${"я".repeat(20_000)}"`,
  "a list": "[[],{},null]",
  "an object": '{"toString":null,"length":-1}',
  null: "null",
  true: "true",
  "an empty text": '""',
  "a deep list": `${"[".repeat(1000)}${"]".repeat(1000)}`,
};
const badBodies = {
  nothing: "",
  "half an object": '{"a":',
  "a list": "[]",
  "a text": '"x"',
  "an unknown key": '{"whatIsThis":1}',
  "a prototype": '{"__proto__":{"admin":true}}',
  "a constructor": '{"constructor":{"prototype":{"admin":true}}}',
  "a deep list": `${"[".repeat(depth)}${"]".repeat(depth)}`,
  "a deep object": `${'{"a":'.repeat(40_000)}1${"}".repeat(40_000)}`,
};
const badParams = [
  "x",
  "%00",
  "-1",
  "'--",
  "%F0%9F%92%A5",
  "a".repeat(290),
  "..%2f..%2fetc",
  "00000000-0000-0000-0000-000000000000",
];
const badQueries = [
  "page=-1",
  "page=1e999",
  "page=9007199254740993",
  "limit=0",
  "q=%00",
  "q=%5C",
  "q=%25_",
  "q=a&q=b",
  "q=%ED%A0%80",
  "__proto__=1",
  "whatIsThis=1",
  "language=xx",
  "province='",
];

describe("input that no form sends", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  async function send(contract: Contract, token: string | undefined, url: string, payload?: string) {
    const answer = await world.app.inject({
      method: contract.method,
      url,
      remoteAddress: `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(payload === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(payload === undefined ? {} : { payload }),
    });
    return { status: answer.statusCode, body: answer.body };
  }

  /** Somebody whom the operation is for. */
  async function tokenFor({ access }: Contract): Promise<string | undefined> {
    if (access === "public") return undefined;
    const role: Role = access === "signed_in" ? "youth" : access[0]!;
    return (await world.as(role)).token();
  }

  const fill = (path: string, value: string): string => path.replace(/:\w+/g, value);
  const keysOf = ({ body }: Contract): string[] => Object.keys((body as { shape?: object }).shape ?? {});
  const leak = /select |insert |syntax|drizzle|node_modules|\/src\/|\.ts:|at Object\./i;

  /** A refusal names its code and nothing of how we work; a success is fine too where nonsense was optional. */
  function faultOf({ status, body }: { status: number; body: string }): string | undefined {
    if (status >= 500) return `${status} ${body.slice(0, 200)}`;
    if (status < 400) return undefined;
    const error = (JSON.parse(body) as { error?: { code?: string; requestId?: string } }).error;
    if (typeof error?.code !== "string" || typeof error.requestId !== "string") return `no code: ${body.slice(0, 200)}`;
    return leak.test(body) ? `says too much: ${body.slice(0, 200)}` : undefined;
  }

  it("is answered by every operation with a code of ours and never as a fault of the server", async () => {
    const faults: string[] = [];
    for (const [name, contract] of await allContracts()) {
      const token = await tokenFor(contract);
      const note = async (what: string, url: string, payload?: string): Promise<void> => {
        const fault = faultOf(await send(contract, token, url, payload));
        if (fault !== undefined) faults.push(`${name} with ${what}: ${fault}`);
      };
      const plain = fill(contract.path, randomUUID());
      const empty = contract.method === "GET" ? undefined : "{}";
      if (contract.path.includes(":"))
        for (const param of badParams) await note(`param ${param}`, fill(contract.path, param), empty);
      for (const query of badQueries) await note(`query ${query}`, `${plain}?${query}`, empty);
      if (contract.method === "GET") continue;
      for (const [what, payload] of Object.entries(badBodies)) await note(what, plain, payload);
      for (const [what, value] of Object.entries(badValues)) {
        const fields = keysOf(contract).map((key) => `${JSON.stringify(key)}:${value}`);
        if (fields.length > 0) await note(`${what} in every field`, plain, `{${fields.join()}}`);
      }
    }
    expect(faults).toEqual([]);
  }, 120_000);

  it("is refused in every single field of a posting, with the field named and nothing kept", async () => {
    const token = (await world.as("partner")).token();
    const faults: string[] = [];
    for (const key of Object.keys(openingDraft())) {
      for (const [what, value] of Object.entries(badValues)) {
        const url = fill(createOpening.path, randomUUID());
        const body = JSON.stringify(openingDraft()).replace(/}$/, `,${JSON.stringify(key)}:${value}}`);
        const answer = await send(createOpening, token, url, body);
        // Some of these are what the field allows: nothing, true, or an empty text.
        const named = answer.status === 201 || (answer.status === 422 && answer.body.includes(`"${key}`));
        if (!named) faults.push(`${key} with ${what}: ${answer.status} ${answer.body.slice(0, 200)}`);
        if (/^nul$|surrogate|huge|past|long|deep/.test(what) && answer.status === 201)
          faults.push(`${key} took ${what}`);
      }
    }
    expect(faults).toEqual([]);
  }, 60_000);

  it("is told by the size, the type and the depth of a body before its content", async () => {
    const token = (await world.as("partner")).token();
    const url = fill(createOpening.path, randomUUID());
    const headers = { authorization: `Bearer ${token}` };
    const code = async (payload: string, type = "application/json") => {
      const answer = await world.app.inject({
        method: "PUT",
        url,
        payload,
        headers: { ...headers, "content-type": type },
      });
      return answer.json<{ error: { code: string } }>().error.code;
    };
    expect(await code(`${"[".repeat(200_000)}${"]".repeat(200_000)}`)).toBe("too_large");
    expect(await code("<a/>", "application/xml")).toBe("unsupported_media");
    expect(await code("x=1", "application/x-www-form-urlencoded")).toBe("unsupported_media");
    expect(await code("{}", "text/plain")).toBe("unsupported_media");
    expect(await code("{", "application/json")).toBe("invalid_input");
  });

  it("is not found or refused in our own words when the address itself is broken", async () => {
    for (const url of [
      "/api/v1/openings/%",
      "/api/v1/openings/%E0%A4%A",
      `/api/v1/openings/${"a".repeat(400)}`,
      "/api/v1/nothing",
      "/api/v1/openings/%2e%2e",
    ]) {
      const answer = await world.app.inject({ url });
      expect([url, faultOf({ status: answer.statusCode, body: answer.body })]).toEqual([url, undefined]);
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    }
  });
});
