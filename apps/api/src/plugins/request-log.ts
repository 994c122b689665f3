/** What a log line says of a request: the route and the outcome, never a query, an address or a header, which are people's data. */
export const logSerializers = {
  req: (request: { method: string; routeOptions?: { url?: string | undefined } }) => ({
    method: request.method,
    route: request.routeOptions?.url ?? "none",
  }),
  res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
  err: describeError,
};

type Described = {
  name: string;
  code?: string;
  frames: string[];
  cause?: Described;
  type: string;
  message: string;
  stack: string;
};

/**
 * Where an error came from, without its words: a database names the values it refused, a query its parameters, a mail
 * server the address.
 */
function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { type: typeof error, name: typeof error, message: "", stack: "", frames: [] };
  const { code } = error as { code?: unknown };
  const frames = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  return {
    type: error.name,
    name: error.name,
    message: "",
    stack: "",
    ...(typeof code === "string" ? { code } : {}),
    frames,
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  };
}
