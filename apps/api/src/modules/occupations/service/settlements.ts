import type { Tx } from "@posoka/db/client";
import { saveProvinces, saveSettlementNames, saveSettlements } from "../queries/settlements.ts";

export type SettlementRow = {
  ekatte: string;
  municipality: string;
  province: string;
  provinceName: string;
  latitude: number;
  longitude: number;
  population: number;
  bg: string;
  en: string;
};

/** Writes settlements and what they need; a name that is not given stays, and so does what is a municipal centre. */
export async function changeSettlements(
  tx: Tx,
  rows: readonly SettlementRow[],
): Promise<{ added: number; changed: number }> {
  const names = rows.flatMap(({ ekatte, bg, en }) => [
    { ekatte, language: "bg", name: bg },
    ...(en === "" ? [] : [{ ekatte, language: "en", name: en }]),
  ]);
  await saveProvinces(tx, rows);
  const saved = await saveSettlements(tx, rows);
  const added = new Set(saved.filter(({ fresh }) => fresh).map(({ ekatte }) => ekatte));
  const renamed = await saveSettlementNames(tx, names);
  const touched = new Set([...saved, ...renamed].map(({ ekatte }) => ekatte));
  return { added: added.size, changed: touched.size - added.size };
}
