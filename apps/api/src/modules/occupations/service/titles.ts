import type { Db, Tx } from "@posoka/db/client";
import { occupations, occupationTexts } from "@posoka/db/schema/occupations";
import { settlementNames, settlements } from "@posoka/db/schema/places";
import { eq, sql } from "drizzle-orm";

/** `name` is in lower case; an occupation has one row per name that it goes by. */
export type OccupationTitle = { id: string; iscoCode: string; name: string; ours: boolean };
export type PlaceName = { ekatte: string; name: string; population: number };

/** Every name of every active occupation; some 40,000 with full ESCO. */
export async function listOccupationTitles(db: Db | Tx): Promise<OccupationTitle[]> {
  const names = sql<string>`lower(unnest(${occupationTexts.altTitles} || ${occupationTexts.title}))`;
  return db
    .select({ id: occupations.id, iscoCode: occupations.iscoCode, name: names, ours: occupationTexts.ours })
    .from(occupations)
    .innerJoin(occupationTexts, eq(occupationTexts.occupationId, occupations.id))
    .where(eq(occupations.state, "active"));
}

export async function listPlaceNames(db: Db | Tx): Promise<PlaceName[]> {
  return db
    .select({ ekatte: settlements.ekatte, name: settlementNames.name, population: settlements.population })
    .from(settlements)
    .innerJoin(settlementNames, eq(settlementNames.ekatte, settlements.ekatte));
}
