import { AppError, type ErrorCode, errorStatus } from "./errors.ts";
import type { Contract, InputOf, ReplyOf } from "./route.ts";

export type CallOptions = {
  signal?: AbortSignal | undefined;
  /** Sent as `Idempotency-Key`; a repeated key gets the stored answer. Made by the client for every write when absent. */
  idempotencyKey?: string | undefined;
  headers?: Record<string, string> | undefined;
};

export type ClientConfig = {
  /** Origin without a trailing slash; empty for the same origin. */
  baseUrl: string;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** The access token to send, or undefined for a guest. */
  token?: () => string | undefined | Promise<string | undefined>;
  newKey: () => string;
  /** Parses replies by the contract: on in tests and development, off in production. */
  parseReplies: boolean;
};

export type Client = <T extends Contract>(contract: T, ...rest: ClientArguments<T>) => Promise<ReplyOf<T>>;
export type Download = <T extends Contract>(contract: T, ...rest: ClientArguments<T>) => Promise<Response>;
type ClientArguments<T extends Contract> =
  Record<string, never> extends InputOf<T> ? [input?: InputOf<T> & CallOptions] : [input: InputOf<T> & CallOptions];

type AnyInput = CallOptions & {
  params?: Record<string, unknown> | undefined;
  query?: Record<string, unknown> | undefined;
  body?: unknown;
};

/** Fills `:name` parts of a path and appends the query; arrays repeat their key. */
export function urlOf(path: string, input: Pick<AnyInput, "params" | "query">): string {
  const filled = path.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(String(input.params?.[name])));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(input.query ?? {})) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, String(one));
  }
  const text = search.toString();
  return text === "" ? filled : `${filled}?${text}`;
}

/**
 * A typed client for every contract.
 *
 * @throws {AppError} for each refusal of the API; `busy` when no answer came
 */
export function createClient(config: ClientConfig): Client {
  return async (contract, ...rest) => {
    const response = await send(config, contract, (rest[0] ?? {}) as AnyInput);
    const reply: unknown = response.status === 204 ? {} : await response.json();
    return (config.parseReplies ? contract.reply.parse(reply) : reply) as ReplyOf<typeof contract>;
  };
}

/** The same for contracts whose answer is a file. */
export function createDownload(config: ClientConfig): Download {
  return async (contract, ...rest) => send(config, contract, (rest[0] ?? {}) as AnyInput);
}

async function send(config: ClientConfig, contract: Contract, input: AnyInput): Promise<Response> {
  const headers: Record<string, string> = { accept: "application/json", ...input.headers };
  const token = await config.token?.();
  if (token !== undefined) headers["authorization"] = `Bearer ${token}`;
  const init: RequestInit = { method: contract.method, headers, credentials: "same-origin" };
  if (input.signal !== undefined) init.signal = input.signal;
  if (contract.method !== "GET") {
    headers["idempotency-key"] = input.idempotencyKey ?? config.newKey();
    headers["content-type"] = "application/json";
    init.body = JSON.stringify(input.body ?? {});
  }
  const response = await config.fetch(config.baseUrl + urlOf(contract.path, input), init);
  if (!response.ok) throw await refusalOf(response);
  return response;
}

async function refusalOf(response: Response): Promise<AppError> {
  const body = (await response.json().catch(() => ({}))) as { error?: { code?: string } & AppError["extra"] };
  const code = body.error?.code;
  const retryAfter = Number(response.headers.get("retry-after"));
  const extra: AppError["extra"] = {};
  if (body.error?.fields !== undefined) extra.fields = body.error.fields;
  if (body.error?.requestId !== undefined) extra.requestId = body.error.requestId;
  if (body.error?.ticket !== undefined) extra.ticket = body.error.ticket;
  if (retryAfter > 0) extra.retryAfterSeconds = retryAfter;
  return new AppError(code !== undefined && code in errorStatus ? (code as ErrorCode) : "internal", extra);
}
