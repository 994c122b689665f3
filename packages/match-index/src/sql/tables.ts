import { skillsInRow } from "../columnar/segment.ts";

/** What the SQL index needs of a connection; a `pg.Client` or a `pg.Pool` of one connection fits. */
export interface SqlClient {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

const places = Array.from({ length: skillsInRow }, (_, place) => place + 1);
const types = [1, 2, 3, 4, 5, 6];

/** The columns of `s1 … s12` and so on, joined. */
export const each = (list: readonly number[], write: (place: number) => string, between: string): string =>
  list.map(write).join(between);
export const skillPlaces: readonly number[] = places;
export const interestPlaces: readonly number[] = types;

/** `temp` lives with its connection and needs no right but TEMP; `unlogged` may be read in parallel. */
export type Storage = "temp" | "unlogged";

/** Narrow rows: whole numbers only, one requirement mask, no arrays but for what overflows. */
export function createTables(storage: Storage): string {
  return `
create ${storage} table match_openings (
  id uuid primary key,
  requires bigint not null, more_languages text[],
  visit boolean not null, remote boolean not null, spot point,
  x integer, y integer, z integer,
  schedule integer not null, closes_at bigint, starts_on integer, minimum_age smallint not null,
  ${each(types, (n) => `i${n} smallint`, ", ")},
  ${each(places, (n) => `s${n} integer not null`, ", ")},
  ${each(places, (n) => `w${n} smallint not null`, ", ")},
  skill_whole integer not null, more_skills integer[], more_weights integer[],
  wishes integer not null, answering smallint
);
create index on match_openings using gist (spot) where not remote;
create index on match_openings (id) where remote;
create ${storage} table match_rows (id uuid primary key, row jsonb not null);
create ${storage} table match_people (
  id uuid primary key,
  education smallint not null, licences integer not null, schedule integer not null, born integer not null,
  wants_remote boolean not null, x integer, y integer, z integer, reach double precision not null,
  ${each(types, (n) => `i${n} smallint`, ", ")},
  speaks text[] not null, skills integer[] not null, credits integer[] not null
);`;
}
