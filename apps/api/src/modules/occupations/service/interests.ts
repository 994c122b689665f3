import type { Db, Tx } from "@posoka/db/client";
import { tellIndexOfAll } from "../../outbox/service.ts";
import { listEscoUris, listOpeningsOf, saveInterests } from "../queries/classification.ts";

export async function listOccupationUris(db: Db | Tx): Promise<string[]> {
  return (await listEscoUris(db)).flatMap(({ uri }) => uri ?? []);
}

/** Writes profiles of imported occupations and tells the match index of the openings that stand on them. */
export async function changeInterests(
  tx: Tx,
  rows: readonly { uri: string; interests: number[] }[],
  now: Date,
): Promise<{ added: number; changed: number }> {
  const saved = await saveInterests(tx, rows, now);
  const openings = await listOpeningsOf(
    tx,
    saved.map(({ id }) => id),
  );
  await tellIndexOfAll(
    tx,
    openings.map(({ id }) => ({ kind: "opening", id })),
  );
  const added = saved.filter(({ fresh }) => fresh).length;
  return { added, changed: saved.length - added };
}
