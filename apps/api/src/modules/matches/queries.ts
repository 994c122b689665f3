import type { Db, Tx } from "@posoka/db/client";
import { applications } from "@posoka/db/schema/applications";
import { openings } from "@posoka/db/schema/openings";
import { organisations } from "@posoka/db/schema/organisations";
import type { Language } from "@posoka/domain/vocabulary";
import { and, eq, inArray, or, sql } from "drizzle-orm";
import { settlementName } from "../occupations/service/places.ts";

/** What a list shows of openings, for those still listed at this moment: the index may be a second behind. */
export async function listFacts(db: Db | Tx, youthId: string, ids: readonly string[], language: Language) {
  if (ids.length === 0) return [];
  return db
    .select({
      id: openings.id,
      kind: openings.kind,
      title: openings.title,
      organisationName: openings.organisationName,
      placeName: settlementName(sql`${openings.ekatte}`, language),
      remote: openings.remote,
      latitude: openings.latitude,
      longitude: openings.longitude,
      payMin: openings.payMin,
      payMax: openings.payMax,
      payPeriod: openings.payPeriod,
      startsOn: openings.startsOn,
      closesOn: openings.closesOn,
      shiftStart: openings.shiftStart,
      shiftEnd: openings.shiftEnd,
      external: openings.external,
      applied: sql<boolean>`exists (select 1 from ${applications} a where a.opening_id = ${openings.id} and a.youth_id = ${youthId})`,
    })
    .from(openings)
    .leftJoin(organisations, eq(organisations.id, openings.organisationId))
    .where(
      and(
        inArray(openings.id, [...ids]),
        eq(openings.state, "published"),
        or(openings.external, eq(organisations.state, "approved")),
      ),
    );
}
export type Facts = Awaited<ReturnType<typeof listFacts>>[number];
