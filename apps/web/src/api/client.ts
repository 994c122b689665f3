import { type ClientConfig, createClient, createDownload } from "@posoka/schema/client";
import { AppError } from "@posoka/schema/errors";
import type { Contract, InputOf, ReplyOf } from "@posoka/schema/route";
import type { QueryKey } from "@tanstack/react-query";

/** The access token lives here and nowhere else: not in storage, so a shared phone keeps nothing. */
let token: string | undefined;
let refresh: (() => Promise<boolean>) | undefined;

export function setToken(next: string | undefined): void {
  token = next;
}

/** Called once by the session: how a new access token is got. True when there is one now. */
export function onUnauthenticated(renew: () => Promise<boolean>): void {
  refresh = renew;
}

const authPath = "/api/v1/auth/";

async function send(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause;
    throw new AppError("busy", { cause });
  });
  return response;
}

// A wrong password travels under 401 too; renewing and sending it again would count as a second try.
async function isExpired(response: Response): Promise<boolean> {
  const body = (await response
    .clone()
    .json()
    .catch(() => null)) as { error?: { code?: string } } | null;
  return body?.error?.code !== "wrong_credentials";
}

async function sendWithRenewal(url: string, init: RequestInit): Promise<Response> {
  const response = await send(url, init);
  if (response.status !== 401 || url.startsWith(authPath) || !refresh) return response;
  if (!(await isExpired(response)) || !(await refresh())) return response;
  const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${token}` };
  return send(url, { ...init, headers });
}

const config: ClientConfig = {
  baseUrl: "",
  fetch: sendWithRenewal,
  token: () => token,
  newKey: () => crypto.randomUUID(),
  parseReplies: import.meta.env.DEV,
};

/** The one client of all pages. Throws `AppError` for each refusal; `busy` when no answer came. */
export const api = createClient(config);
/** The same for an answer that is a file; `saveFile` keeps it. */
export const download = createDownload(config);

/** `[path, input]`: invalidate with `[contract.path]` alone. */
export function keyOf(path: string, input?: object): QueryKey {
  return input === undefined || Object.keys(input).length === 0 ? [path] : [path, input];
}

type Freshness = { staleTime?: number; gcTime?: number };
/** For what does not change while a page is open. */
export const forever: Freshness = { staleTime: Infinity, gcTime: Infinity };

export type Read<T extends Contract> = Freshness & {
  queryKey: QueryKey;
  queryFn: (context: { signal: AbortSignal }) => Promise<ReplyOf<T>>;
};
type Input<T extends Contract> =
  Record<string, never> extends InputOf<T>
    ? [input?: InputOf<T>, freshness?: Freshness]
    : [input: InputOf<T>, freshness?: Freshness];

/** Query options for a contract that reads. */
export function read<T extends Contract>(contract: T, ...[input, freshness]: Input<T>): Read<T> {
  return {
    ...freshness,
    queryKey: keyOf(contract.path, input),
    queryFn: ({ signal }) => api<Contract>(contract, { ...input, signal } as never) as Promise<ReplyOf<T>>,
  };
}
