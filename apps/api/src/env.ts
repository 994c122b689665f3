import { z } from "zod";
import { deriveKeyring, type Keyring, parseKeyring } from "./crypto/keyring.ts";

const truthy = z.stringbool().default(false);

const shape = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number<string>().int().min(0).max(65_535).default(4000),
  DATABASE_URL: z.string().startsWith("postgres"),
  DATABASE_OWNER_URL: z.string().startsWith("postgres").optional(),
  /** Where people reach the product; cookies and links follow it. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMTP_URL: z.string().startsWith("smtp").optional(),
  MAIL_FROM: z.string().default("Посока <posoka@localhost>"),
  /** At least 32 random bytes in hex. */
  JWT_SECRET: z.string().regex(/^(?:[0-9a-f]{2}){32,}$/i, "must be at least 32 random bytes in hex"),
  /** Keys of what is sealed in the database: `id:hex,id:hex` of 32 bytes each, the one in use first. */
  POSOKA_KEYS: z.string().optional(),
  POSOKA_DEMO: truthy,
  POSOKA_DEBUG: truthy,
  /** Behind a reverse proxy: how many hops of X-Forwarded-For to trust. */
  TRUST_PROXY_HOPS: z.coerce.number<string>().int().min(0).max(5).default(0),
  POSOKA_DATA: z.string().default("../shared/data"),
});

export type Config = {
  production: boolean;
  host: string;
  port: number;
  databaseUrl: string;
  /** Role that owns the tables and migrates them; the server's own when absent. */
  databaseOwnerUrl: string;
  publicUrl: string;
  /** True where the product is reached by https: cookies get the `__Host-` name and Secure. */
  secure: boolean;
  smtpUrl: string | undefined;
  mailFrom: string;
  jwtSecret: Buffer;
  keys: Keyring;
  demo: boolean;
  debug: boolean;
  trustProxyHops: number;
  /** Folder of reference data for imports and measurements; may be missing. */
  dataFolder: string;
};

/** A setting that cannot be used; the message is one line for the operator. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/**
 * The one reader of the environment.
 *
 * @throws {ConfigError} with every wrong setting by name, or when production would run with demo, debug or a weak secret
 */
export function readEnv(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = shape.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigError(`Wrong settings. ${faults.join("; ")}`);
  }
  const values = parsed.data;
  const production = values.NODE_ENV === "production";
  if (production) refuseUnsafe(values);
  const publicUrl = (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, "");
  return {
    production,
    host: values.HOST,
    port: values.PORT,
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL ?? values.DATABASE_URL,
    publicUrl,
    secure: publicUrl.startsWith("https:"),
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    jwtSecret: Buffer.from(values.JWT_SECRET, "hex"),
    keys: keysOf(values),
    demo: values.POSOKA_DEMO,
    debug: values.POSOKA_DEBUG,
    trustProxyHops: values.TRUST_PROXY_HOPS,
    dataFolder: values.POSOKA_DATA,
  };
}

/** Outside production a missing keyring is made of the one secret there is. */
function keysOf({ POSOKA_KEYS, JWT_SECRET }: z.infer<typeof shape>): Keyring {
  if (POSOKA_KEYS === undefined) return deriveKeyring(Buffer.from(JWT_SECRET, "hex"));
  const keys = parseKeyring(POSOKA_KEYS);
  if (!keys) throw new ConfigError("Wrong settings. POSOKA_KEYS: must be id:hex,id:hex with 32 random bytes each");
  return keys;
}

function refuseUnsafe(values: z.infer<typeof shape>): void {
  const faults: string[] = [];
  if (values.POSOKA_DEMO) faults.push("a demo world is never shown in production");
  if (values.POSOKA_DEBUG) faults.push("POSOKA_DEBUG must be off");
  if (new Set(Buffer.from(values.JWT_SECRET, "hex")).size < 16) faults.push("JWT_SECRET is not random");
  if (values.POSOKA_KEYS === undefined) faults.push("POSOKA_KEYS is missing");
  if (values.PUBLIC_URL === undefined) faults.push("PUBLIC_URL is missing");
  if (values.SMTP_URL === undefined) faults.push("SMTP_URL is missing");
  if (faults.length > 0) throw new ConfigError(`Not fit for production: ${faults.join("; ")}`);
}
