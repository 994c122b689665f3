/**
 * Stands in for zod in built pages: contracts are plain objects there, and nobody calls their schemas.
 * Any property and any call gives the same inert value back.
 */
const inert: unknown = new Proxy(() => undefined, {
  get: (_, key) => (typeof key === "symbol" || key === "then" ? undefined : inert),
  apply: () => inert,
  construct: () => inert as object,
});

/** @public the build puts this file in the place of zod */
export const z = inert;
