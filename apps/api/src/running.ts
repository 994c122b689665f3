import { and, gt, isNull, lte, or } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

type Period = { startsAt: PgColumn; endsAt: PgColumn };

/** A dated relation counts from its start on and no longer at its end. */
export const running = (table: Period, at: Date) =>
  and(lte(table.startsAt, at), or(isNull(table.endsAt), gt(table.endsAt, at)));
