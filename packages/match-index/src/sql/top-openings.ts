import { countBits } from "@posoka/domain/matching/masks";
import { dayOfAge, type PreparedQuery } from "@posoka/domain/matching/prepare";
import type { Place } from "@posoka/domain/matching/rows";
import { lackingBits } from "../columnar/requirements.ts";
import { bigintOf, type RecordContext, spokenPairs } from "./records.ts";
import { createParams, interestShare, nearShare, scoreOf, skillShare, squaredDistance } from "./statements.ts";

type Params = ReturnType<typeof createParams>;

/** Ages a rule may name; the table of days holds one entry for each. */
const ages = Array.from({ length: 128 }, (_, age) => age);

function possible(
  { query, hidden, todayNumber }: PreparedQuery,
  params: Params,
  { languages }: RecordContext,
): string[] {
  const lacks = params.add(bigintOf(lackingBits(query, languages)), "bigint");
  const grown = dayOfAge(query, ages.length - 1) <= todayNumber;
  return [
    `requires & ${lacks} = 0`,
    `(more_languages is null or more_languages <@ ${params.add(spokenPairs(query.languages), "text[]")})`,
    `(closes_at is null or closes_at > ${params.add(query.now, "bigint")})`,
    ...(query.schedule === 0 ? [] : [`(schedule = 0 or schedule & ${params.add(query.schedule, "int")} <> 0)`]),
    ...(hidden.size === 0 ? [] : [`id <> all(${params.add([...hidden], "uuid[]")})`]),
    ...(grown ? [] : [lawful(params, query, todayNumber)]),
  ];
}

function lawful(params: Params, query: PreparedQuery["query"], today: number): string {
  const days = params.add(
    ages.map((age) => dayOfAge(query, age)),
    "int[]",
  );
  return `(${days})[minimum_age + 1] <= greatest(starts_on, ${params.add(today, "int")})`;
}

/** A box of degrees that holds the circle with something to spare; the exact test follows it. */
function box(place: Place, reachKm: number, params: Params): string {
  const up = (reachKm / 111) * 1.02 + 0.01;
  const side = Math.min(360, up / Math.max(0.01, Math.cos((Math.min(89, Math.abs(place.lat) + up) * Math.PI) / 180)));
  const corners = [place.lon - side, place.lat - up, place.lon + side, place.lat + up];
  const [west, south, east, north] = corners.map((degrees) => params.add(degrees, "float8"));
  return `spot <@ box(point(${west}, ${south}), point(${east}, ${north}))`;
}

/** The branches of the union: what lies within reach, and what is remote, each by its own index. */
function sources({ query, reachSquared }: PreparedQuery, params: Params, squared: string): string[] {
  const remote = query.wantsRemote ? ["remote"] : [];
  if (reachSquared < 0) return remote;
  if (reachSquared === Infinity) return ["not remote", ...remote];
  const inBox = box(query.place as Place, query.reachKm as number, params);
  return [`not remote and ${inBox} and ${squared} <= ${params.add(reachSquared, "float8")}`, ...remote];
}

/** The whole query for one person; `credit` is percent by skill number. */
export function topOpeningsSql(person: PreparedQuery, credit: Uint8Array, k: number, context: RecordContext) {
  const { query, point } = person;
  const { weights } = context.match;
  const { interests, skills, distance, wishes, answering } = weights.factors;
  const params = createParams();
  const own = query.interests?.map((value) => params.add(value, "int")) ?? null;
  const [x, y, z] = (point ? [point.x, point.y, point.z] : [0, 0, 0]).map((value) => params.add(value, "int")) as [
    string,
    string,
    string,
  ];
  const squared = squaredDistance({ x, y, z });
  const wished = countBits(query.wishes);
  const wishShare = `bit_count((wishes & ${params.add(query.wishes, "int")})::bit(32))::int * 10000 / ${Math.max(1, wished)}`;
  const shares = `visit, ${interestShare(own)} as interest_share, ${skillShare(params.add(Buffer.from(credit), "bytea"))} as skill_share,
    ${point ? nearShare(squared, weights) : "null::int"} as near_share,
    ${wished === 0 ? "null::int" : wishShare} as wish_share, answering * 100 as answer_share`;
  const filter = possible(person, params, context).join(" and ");
  const branches = sources(person, params, squared).map(
    (source) => `select id, ${shares} from match_openings where ${source} and ${filter}`,
  );
  const score = scoreOf([
    { share: "interest_share", weight: interests },
    { share: "skill_share", weight: skills },
    { share: "near_share", weight: distance },
    { share: "wish_share", weight: wishes },
    { share: "answer_share", weight: answering },
  ]);
  const text = `select id, case when visit then -1 else ${score} end as score
    from (${branches.join(" union all ")}) as possible order by score desc, id limit ${params.add(k, "int")}`;
  return branches.length === 0 ? null : params.statement(text);
}
