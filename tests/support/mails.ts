import { outbox } from "@posoka/db/schema/system";
import { asc, eq } from "drizzle-orm";
import type { World } from "./world.ts";

export type WaitingMail = { to: string; language: string; mail: string; params: Record<string, string> };

/** Mail that left or will leave for an address, oldest first. */
export async function mailsTo(world: Pick<World, "db">, address: string): Promise<WaitingMail[]> {
  const rows = await world.db.select().from(outbox).where(eq(outbox.deliver, "mail")).orderBy(asc(outbox.id));
  return rows.map(({ payload }) => payload as WaitingMail).filter(({ to }) => to === address);
}

/** The secret at the end of a one-time link. */
export function secretOf(link: string | undefined): string {
  return /[A-Za-z0-9_-]{43}$/.exec(link ?? "")?.[0] ?? "";
}
