import type { Db, Tx } from "@posoka/db/client";
import { allowedFields } from "@posoka/domain/consent/allowed-fields";
import { listLines } from "../queries.ts";

const purpose = "stay_after_18";

/** What young adults let one named person go on reading, by young adult; who lets that person read nothing is left out. */
export async function runningStays(
  db: Db | Tx,
  recipientId: string,
  people: readonly { youthId: string; birthDate: string }[],
  at: Date,
): Promise<Map<string, readonly string[]>> {
  const lines = await listLines(db, purpose, [recipientId]);
  return new Map(
    people.flatMap(({ youthId, birthDate }) => {
      const own = lines.filter(({ subjectId }) => subjectId === youthId);
      const fields = allowedFields(own, { purpose, recipientId, at, birthDate });
      return fields.includes("name") ? [[youthId, fields] as const] : [];
    }),
  );
}
