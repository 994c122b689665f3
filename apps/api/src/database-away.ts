/** Nobody listens there yet, its name is not known yet, or the line broke. */
const network = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EPIPE",
  "ETIMEDOUT",
]);

/** Connection lost (class 08), starting, stopping or crashed (57P01 to 57P03), out of connections, idle for too long. */
const states = /^(08...|57P0[123]|53300|25P03)$/;

/** What the driver says without a code. */
const words =
  /^(Connection terminated|Client (was closed|has encountered a connection error)|timeout expired|timeout exceeded when)/;

/** Whether a failure means that the database is not there at the moment, and the same may succeed later. */
export function isDatabaseAway(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === "string") return network.has(code) || states.test(code);
  return words.test(String(message));
}
