import type { Tx } from "@posoka/db/client";
import type { EducationLevel, OpeningKind, PayPeriod } from "@posoka/domain/vocabulary";
import { sql } from "drizzle-orm";
import { tellIndexOfAll } from "../../outbox/service.ts";
import { lawfulAge } from "../facts.ts";

/** A posting of somebody who has no account here. Hours, shift, hazards and contract are not stated, so it is for adults. */
export type ExternalOpening = {
  id: string;
  source: string;
  sourceId: string;
  sourceUrl: string | null;
  /** What counts as its date: the source's, else the day it came in. */
  sourceDate: string;
  /** The source gives the date itself, or an operator replaced it. */
  dateStated: boolean;
  dateReplaced: boolean;
  validThrough: string | null;
  kind: OpeningKind;
  language: "bg" | "en";
  title: string;
  organisationName: string;
  description: string;
  occupationId: string | null;
  iscoCode: string | null;
  ekatte: string | null;
  remote: boolean;
  seats: number;
  minEducation: EducationLevel;
  payMin: number | null;
  payMax: number | null;
  payPeriod: PayPeriod | null;
};

const batch = 1000;

/**
 * Writes imported postings, known again by source and its id; what stays the same is not touched. They are listed
 * for 30 days from their date, or as long as the source says if that is shorter. One that staff closed stays closed.
 *
 * @param today local date
 */
export async function saveExternalOpenings(
  tx: Tx,
  rows: readonly ExternalOpening[],
  at: { now: Date; today: string },
): Promise<{ added: number; changed: number }> {
  const counts = { added: 0, changed: 0 };
  for (let from = 0; from < rows.length; from += batch) {
    const saved = await saveBatch(tx, rows.slice(from, from + batch), at);
    await tellIndexOfAll(
      tx,
      saved.map(({ id }) => ({ kind: "opening", id })),
    );
    const fresh = saved.filter((row) => row.fresh).length;
    counts.added += fresh;
    counts.changed += saved.length - fresh;
  }
  return counts;
}

/** Nothing is stated, so every kind of work comes out as for adults; only the kind differs. */
function unstatedAge(kind: OpeningKind): number {
  const nothing = { hoursPerDay: null, hoursPerWeek: null, shiftStart: null, shiftEnd: null, schedule: 0 };
  return lawfulAge({ ...nothing, kind, contractForm: "unstated", hazards: "unstated" }, false).minimumAge;
}

async function saveBatch(tx: Tx, rows: readonly ExternalOpening[], at: { now: Date; today: string }) {
  const given = JSON.stringify(rows.map((row) => ({ ...row, lawfulFrom: unstatedAge(row.kind) })));
  const now = at.now.toISOString();
  const { rows: saved } = await tx.execute<{ id: string; fresh: boolean }>(sql`
    with given as (
      select r.*,
        case when r."dateStated" or o.id is null or o.date_replaced then r."sourceDate" else o.source_date end as dated,
        s.latitude, s.longitude
      from jsonb_to_recordset(${given}::jsonb) as r(
        id uuid, source text, "sourceId" text, "sourceUrl" text, "sourceDate" date, "dateStated" bool, "dateReplaced" bool,
        "validThrough" date, kind opening_kind, language language, title text, "organisationName" text, description text,
        "occupationId" uuid, "iscoCode" text, ekatte text, remote bool, seats int, "minEducation" education_level,
        "payMin" numeric, "payMax" numeric, "payPeriod" pay_period, "lawfulFrom" int2)
      left join openings o on o.external and o.source = r.source and o.source_id = r."sourceId"
      left join settlements s on s.ekatte = r.ekatte
    ),
    dated as (
      select *, least(dated + 30, "validThrough") as closes,
        case when least(dated + 30, "validThrough") < ${at.today}::date then 'expired' else 'published' end::opening_state as state
      from given
    ),
    saved as (
      insert into openings as o (
        id, external, organisation_name, kind, state, language, title, description, occupation_id, isco_code, ekatte,
        latitude, longitude, remote, seats, closes_on, lawful_from, min_education, pay_min, pay_max, pay_period,
        source, source_id, source_url, source_date, date_replaced, published_at, created_at, updated_at)
      select id, true, "organisationName", kind, state, language, title, description, "occupationId", "iscoCode", ekatte,
        latitude, longitude, remote, seats, closes, "lawfulFrom", "minEducation", "payMin", "payMax", "payPeriod",
        source, "sourceId", "sourceUrl", dated, "dateReplaced", ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
      from dated
      on conflict (source, source_id) where external do update set
        organisation_name = excluded.organisation_name, kind = excluded.kind, language = excluded.language,
        title = excluded.title, description = excluded.description, occupation_id = excluded.occupation_id,
        isco_code = excluded.isco_code, ekatte = excluded.ekatte, latitude = excluded.latitude,
        longitude = excluded.longitude, remote = excluded.remote, seats = excluded.seats,
        closes_on = excluded.closes_on, lawful_from = excluded.lawful_from, min_education = excluded.min_education,
        pay_min = excluded.pay_min, pay_max = excluded.pay_max, pay_period = excluded.pay_period,
        source_url = excluded.source_url, source_date = excluded.source_date, date_replaced = excluded.date_replaced,
        state = case when o.state in ('published', 'expired') then excluded.state else o.state end,
        updated_at = excluded.updated_at, version = o.version + 1
      where (o.organisation_name, o.kind, o.language, o.title, o.description, o.occupation_id, o.isco_code, o.ekatte,
          o.latitude, o.longitude, o.remote, o.seats, o.closes_on, o.lawful_from, o.min_education, o.pay_min, o.pay_max,
          o.pay_period, o.source_url, o.source_date, o.date_replaced)
        is distinct from (excluded.organisation_name, excluded.kind, excluded.language, excluded.title,
          excluded.description, excluded.occupation_id, excluded.isco_code, excluded.ekatte, excluded.latitude,
          excluded.longitude, excluded.remote, excluded.seats, excluded.closes_on, excluded.lawful_from,
          excluded.min_education, excluded.pay_min, excluded.pay_max, excluded.pay_period, excluded.source_url,
          excluded.source_date, excluded.date_replaced)
        or (o.state in ('published', 'expired') and o.state <> excluded.state)
      returning o.id, o.state, (o.version = 1) as fresh
    ),
    told as (
      insert into opening_events (opening_id, act, to_state, at)
      select id, 'import', state, ${now}::timestamptz from saved
    )
    select id, fresh from saved`);
  return saved;
}
