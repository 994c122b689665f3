import { municipalitiesAround } from "@posoka/domain/places/municipalities";
import { sql } from "drizzle-orm";
import type { Tx } from "../client.ts";
import type { Starter } from "./files.ts";

/** Provinces and municipal centres. Rows that are there stay as they are: an import of all settlements knows more. */
export async function loadPlaces(tx: Tx, { provinces, settlements }: Starter): Promise<void> {
  const provinceNames = provinces.flatMap(({ code, names }) =>
    Object.entries(names).map(([language, name]) => ({ code, language, name })),
  );
  // A city that is the centre of its surroundings too stands in the list once for each.
  const centres = settlements.filter(({ municipality }) => !(municipality in municipalitiesAround));
  const centreNames = centres.flatMap(({ ekatte, names }) =>
    Object.entries(names).map(([language, name]) => ({ ekatte, language, name })),
  );
  await tx.execute(sql`
    insert into provinces (code)
    select code from jsonb_to_recordset(${JSON.stringify(provinces)}::jsonb) as r(code text)
    on conflict do nothing`);
  await tx.execute(sql`
    insert into province_names (code, language, name)
    select code, language, name
    from jsonb_to_recordset(${JSON.stringify(provinceNames)}::jsonb) as r(code text, language language, name text)
    on conflict do nothing`);
  await tx.execute(sql`
    insert into settlements (ekatte, municipality, province, latitude, longitude, population, municipal_centre)
    select ekatte, municipality, province, lat, lon, population, true
    from jsonb_to_recordset(${JSON.stringify(centres)}::jsonb)
      as r(ekatte text, municipality text, province text, lat float8, lon float8, population int)
    on conflict do nothing`);
  await tx.execute(sql`
    insert into settlement_names (ekatte, language, name)
    select ekatte, language, name
    from jsonb_to_recordset(${JSON.stringify(centreNames)}::jsonb) as r(ekatte text, language language, name text)
    on conflict do nothing`);
}
