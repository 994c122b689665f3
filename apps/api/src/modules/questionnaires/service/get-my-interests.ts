import type { Db, Tx } from "@posoka/db/client";
import { leadingTypes } from "@posoka/domain/interests/leading-types";
import type { InterestProfile } from "@posoka/domain/interests/types";
import type { getMyInterests, InterestResult } from "@posoka/schema/questionnaires";
import type { ReplyInput } from "@posoka/schema/route";
import { type Context, youthOf } from "../../../context.ts";
import { listFinished, listNewest } from "../queries.ts";

/** Earlier results that a page can still show as a history. */
const keptResults = 20;

export async function readMyInterests(ctx: Context): Promise<ReplyInput<typeof getMyInterests>> {
  const rows = await listFinished(ctx.db, youthOf(ctx).id, keptResults);
  const [current, ...earlier] = rows.map((row): InterestResult => {
    const { profile, uncertainty } = row as { profile: InterestProfile; uncertainty: InterestProfile };
    return {
      sittingId: row.id,
      finishedAt: row.finishedAt.toISOString(),
      questionnaireVersion: row.version,
      profile,
      uncertainty,
      leading: leadingTypes(profile).map(({ types }) => [...types]),
      careless: row.careless,
    };
  });
  return { current: current ?? null, earlier };
}

/** The newest finished profile by person; who never finished one is left out. */
export async function newestInterests(db: Db | Tx, youthIds: readonly string[]): Promise<Map<string, InterestProfile>> {
  if (youthIds.length === 0) return new Map();
  const rows = await listNewest(db, youthIds);
  return new Map(rows.flatMap(({ youthId, profile }) => (profile ? [[youthId, profile] as const] : [])));
}
