import { createHash, randomBytes } from "node:crypto";
import type { Db, Tx } from "@posoka/db/client";
import { AppError } from "@posoka/schema/errors";
import type { Config } from "../../../env.ts";
import {
  findUsableLink,
  insertLink,
  type LinkPurpose,
  type LinkRow,
  spendLink,
  spendLinksOf,
} from "../queries/links.ts";

const hour = 3_600_000;
const life: Readonly<Record<LinkPurpose, number>> = {
  reset: hour,
  invitation: 7 * 24 * hour,
  confirm_email: 3 * 24 * hour,
  change_email: 3 * 24 * hour,
  factor: hour / 12,
  card: 24 * hour,
  guardian: 7 * 24 * hour,
};
/** A `factor` ticket never stands in an address. */
const page: Readonly<Record<Exclude<LinkPurpose, "factor">, string>> = {
  reset: "reset",
  invitation: "invitation",
  confirm_email: "confirm-email",
  change_email: "confirm-email",
  card: "card",
  guardian: "guardian/link",
};
const prefix = { bg: "", "bg-easy": "/lesno", en: "/en" } as const;

export type NewLink = {
  purpose: keyof typeof page;
  accountId: string;
  /** The address it is sent to; null when it is handed over. */
  email: string | null;
  language: keyof typeof prefix;
  at: Date;
  /** Makes a link that never works, where the work must look the same. */
  spent?: boolean;
  /** Needed besides the link, and told apart from it. */
  code?: string;
};

/** A one-time link: the secret is only in its address, the database keeps a hash. */
export async function createLink(tx: Tx, config: Config, link: NewLink): Promise<{ url: string; expiresAt: Date }> {
  const { purpose, language } = link;
  const secret = randomBytes(32).toString("base64url");
  const { expiresAt } = await keepSecret(tx, secret, link);
  return { url: pageUrl(config, language, `${page[purpose]}/${secret}`), expiresAt };
}

export type Kept = {
  purpose: LinkPurpose;
  accountId: string;
  email: string | null;
  at: Date;
  spent?: boolean;
  code?: string;
};

/** Keeps the hash of a secret that its maker hands out. */
export async function keepSecret(tx: Tx, secret: string, kept: Kept): Promise<{ expiresAt: Date }> {
  const { purpose, accountId, email, at, spent, code } = kept;
  const expiresAt = new Date(at.getTime() + life[purpose]);
  await insertLink(tx, {
    hash: hashOf(secret),
    purpose,
    accountId,
    email,
    codeHash: code === undefined ? null : hashOfCode(secret, code),
    createdAt: at,
    expiresAt,
    usedAt: spent ? at : null,
  });
  return { expiresAt };
}

export const pageUrl = (config: Config, language: keyof typeof prefix, path: string): string =>
  `${config.publicUrl}${prefix[language]}/${path}`;

/** @throws {AppError} `link_used` when it is unknown, used or over: which of these is nobody's business */
export async function useLink(tx: Tx, secret: string, purpose: LinkPurpose, at: Date): Promise<LinkRow> {
  const link = await spendLink(tx, hashOf(secret), purpose, at);
  if (!link) throw new AppError("link_used");
  return link;
}

/** The account's links of this purpose are worth nothing any more. */
export function endLinksOf(tx: Tx, accountId: string, purpose: LinkPurpose, at: Date): Promise<void> {
  return spendLinksOf(tx, accountId, purpose, at);
}

export async function lookAtLink(db: Db | Tx, secret: string, purpose: LinkPurpose, at: Date): Promise<LinkRow> {
  const link = await findUsableLink(db, hashOf(secret), purpose, at);
  if (!link) throw new AppError("link_used");
  return link;
}

/** With the secret of the link inside, so that six digits cannot be tried out on a copy of the database. */
export const hashOfCode = (secret: string, code: string): string => hashOf(`${secret} ${code}`);

const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("base64url");
