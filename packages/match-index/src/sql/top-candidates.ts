import { startDate } from "@posoka/domain/matching/hard-rules";
import type { OpeningRow } from "@posoka/domain/matching/rows";
import { candidateWeights } from "@posoka/domain/matching/weights";
import { toPoint } from "@posoka/domain/places/distance";
import { licenceMask, pairNames, type RecordContext } from "./records.ts";
import { createParams, interestShare, scoreOf, squaredDistance } from "./statements.ts";

type Params = ReturnType<typeof createParams>;

function near(row: OpeningRow, params: Params): string {
  if (row.remote) return "wants_remote";
  if (!row.place) return "reach = 'Infinity'";
  const point = toPoint(row.place);
  const [x, y, z] = [point.x, point.y, point.z].map((value) => params.add(value, "int")) as [string, string, string];
  return `(reach = 'Infinity' or ${squaredDistance({ x, y, z })} <= reach)`;
}

/** People for one opening that is active, open and not a visit. */
export function topCandidatesSql(
  row: OpeningRow,
  { k, today }: { readonly k: number; readonly today: string },
  { match, numbers }: RecordContext,
) {
  const params = createParams();
  const weights = candidateWeights(match.weights);
  const bornBy = Number(startDate(row, today).replaceAll("-", "")) - row.minimumAge * 10_000;
  const wanted = new Uint8Array(numbers.size());
  for (const skill of row.skills) wanted[numbers.numberOf(skill.id)] = weights[skill.weight];
  const whole = row.skills.reduce((sum, skill) => sum + weights[skill.weight], 0);
  const needs = params.add(licenceMask(row.licences), "int");
  const table = params.add(Buffer.from(wanted), "bytea");
  const met = `(select coalesce(sum(c * get_byte(${table}, s)), 0)::int from unnest(skills, credits) as own(s, c))`;
  const interests = interestShare(row.interests?.map((value) => params.add(value, "int")) ?? null);
  const filter = [
    `education >= ${params.add(row.minEducation, "int")}`,
    `born <= ${params.add(bornBy, "int")}`,
    `licences & ${needs} = ${needs}`,
    ...(row.schedule === 0 ? [] : [`(schedule = 0 or schedule & ${params.add(row.schedule, "int")} <> 0)`]),
    `${params.add(pairNames(row.languages), "text[]")} <@ speaks`,
    near(row, params),
  ];
  const score = scoreOf([
    { share: "interest_share", weight: weights.factors.interests },
    { share: "skill_share", weight: weights.factors.skills },
  ]);
  const shares = `${interests} as interest_share, ${whole === 0 ? "null::int" : `${met} * 100 / ${whole}`} as skill_share`;
  const text = `select id, ${score} as score from (select id, ${shares} from match_people where ${filter.join(" and ")}) as possible
    order by score desc, id limit ${params.add(k, "int")}`;
  return params.statement(text);
}
