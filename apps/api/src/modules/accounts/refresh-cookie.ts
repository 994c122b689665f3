import type { Http } from "../../http/mount.ts";

/** `__Host-` binds the cookie to this host over https; browsers refuse that name on plain http. */
const nameOf = (secure: boolean): string => (secure ? "__Host-posoka" : "posoka-refresh");

const optionsOf = (secure: boolean) => ({ path: "/", httpOnly: true, sameSite: "strict", secure }) as const;

/** On a shared device the cookie has no age of its own: it goes with the browser. */
export function setRefreshCookie(
  { request, reply }: Http,
  token: string,
  { endsAt, shared }: { endsAt: Date; shared: boolean },
  at: Date,
): void {
  const { secure } = request.server.deps.config;
  const maxAge = Math.floor((endsAt.getTime() - at.getTime()) / 1000);
  void reply.setCookie(nameOf(secure), token, { ...optionsOf(secure), ...(!shared && { maxAge }) });
}

/** What pages kept on a shared device goes with the session. */
export function clearSharedDevice({ reply }: Http): void {
  void reply.header("clear-site-data", '"cache", "storage"');
}

export function clearRefreshCookie({ request, reply }: Http): void {
  const { secure } = request.server.deps.config;
  void reply.setCookie(nameOf(secure), "", { ...optionsOf(secure), maxAge: 0 });
}

/** The token of the cookie, or undefined when there is none that we could have made. */
export function refreshTokenOf({ request }: Http): string | undefined {
  const token = request.cookies[nameOf(request.server.deps.config.secure)];
  return token !== undefined && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : undefined;
}
