import type { Tx } from "@posoka/db/client";
import { sql } from "drizzle-orm";

/** A province that is there keeps its names. */
export async function saveProvinces(
  tx: Tx,
  rows: readonly { province: string; provinceName: string }[],
): Promise<void> {
  const names = new Map(rows.map(({ province, provinceName }) => [province, provinceName]));
  const given = JSON.stringify([...names].map(([code, name]) => ({ code, name })));
  await tx.execute(sql`
    insert into provinces (code) select code from jsonb_to_recordset(${given}::jsonb) as r(code text)
    on conflict do nothing`);
  await tx.execute(sql`
    insert into province_names (code, language, name)
    select code, 'bg', name from jsonb_to_recordset(${given}::jsonb) as r(code text, name text)
    on conflict do nothing`);
}

export async function saveSettlements(tx: Tx, rows: readonly object[]) {
  const { rows: saved } = await tx.execute<{ ekatte: string; fresh: boolean }>(sql`
    with given as (
      select r.*, s.ekatte is null as fresh
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(ekatte text, municipality text, province text, latitude float8, longitude float8, population int)
      left join settlements s using (ekatte)
      where (s.municipality, s.province, s.latitude, s.longitude, s.population)
        is distinct from (r.municipality, r.province, r.latitude, r.longitude, r.population)
    ),
    saved as (
      insert into settlements (ekatte, municipality, province, latitude, longitude, population, municipal_centre)
      select ekatte, municipality, province, latitude, longitude, population, false from given
      on conflict (ekatte) do update set
        municipality = excluded.municipality, province = excluded.province, latitude = excluded.latitude,
        longitude = excluded.longitude, population = excluded.population
    )
    select ekatte, fresh from given`);
  return saved;
}

export async function saveSettlementNames(tx: Tx, rows: readonly object[]) {
  const { rows: saved } = await tx.execute<{ ekatte: string }>(sql`
    insert into settlement_names as n (ekatte, language, name)
    select r.ekatte, r.language, r.name
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(ekatte text, language language, name text)
    on conflict (ekatte, language) do update set name = excluded.name where n.name <> excluded.name
    returning n.ekatte`);
  return saved;
}
