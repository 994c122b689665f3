import { interestVector } from "@posoka/domain/interests/correlate";
import type { OpeningRow, SkillRelation } from "@posoka/domain/matching/rows";
import { type Random, randomBelow, seededRandom } from "@posoka/domain/random";
import type { OpeningKind } from "@posoka/domain/vocabulary";
import type { PersonRow } from "../port.ts";
import { createDraw, type Draw } from "./draw.ts";

/** Sizes of a made-up labour market. The defaults are those of the real classification and of Bulgaria's towns. */
export interface MarketSize {
  readonly openings: number;
  readonly people: number;
  readonly skills?: number;
  readonly occupations?: number;
  readonly towns?: number;
  /** A real classification in place of a made-up one. */
  readonly catalogue?: Catalogue | undefined;
}

export interface Catalogue {
  readonly occupations: readonly Occupation[];
  readonly relations: readonly SkillRelation[];
}

export interface Market {
  readonly openings: readonly OpeningRow[];
  readonly people: readonly PersonRow[];
  readonly relations: readonly SkillRelation[];
  readonly today: string;
  readonly now: number;
}

export interface Occupation {
  readonly id: string;
  /** R I A S E C in any scale. */
  readonly profile: readonly number[];
  /** Essential ones first. */
  readonly skills: readonly string[];
  /** Position in `educationLevels`. */
  readonly education: number;
}

interface Town {
  readonly lat: number;
  readonly lon: number;
}

const today = "2026-03-02";
const now = Date.parse("2026-03-02T09:00:00Z");
const day = 86_400_000;

/** Openings and people for the contract suite and the benchmark: the same seed gives the same market on every machine. */
export function syntheticMarket(seed: number, size: MarketSize): Market {
  const random = seededRandom(seed);
  const draw = createDraw(random);
  const { occupations, relations } = size.catalogue ?? madeUpCatalogue(random, draw, size);
  const towns = Array.from({ length: size.towns ?? 300 }, () => ({
    lat: 41.3 + random() * 2.8,
    lon: 22.5 + random() * 6,
  }));
  const openings: OpeningRow[] = [];
  for (let made = 0; made < size.openings; made += 1) {
    const twin = openings.at(-1);
    // Every tenth is a copy under another id: ties that only the id can break.
    openings.push(made % 10 === 9 && twin ? { ...twin, id: draw.uuid() } : opening(random, draw, occupations, towns));
  }
  const people = Array.from({ length: size.people }, () => person(random, draw, occupations, towns));
  return { openings, people, relations, today, now };
}

function madeUpCatalogue(random: Random, draw: Draw, size: MarketSize): Catalogue {
  const skills = Array.from({ length: size.skills ?? 13_939 }, () => draw.uuid());
  const occupations = Array.from({ length: size.occupations ?? 3039 }, () => occupation(random, draw, skills));
  const relations = skills.flatMap((from, at) =>
    [1, 2, 3].map((step) => ({ from, to: skills[(at + step * 7) % skills.length] as string, percent: 70 - step * 15 })),
  );
  return { occupations, relations };
}

function occupation(random: Random, draw: Draw, skills: readonly string[]): Occupation {
  const near = randomBelow(random, skills.length);
  const pool = Array.from({ length: 24 }, () => skills[(near + randomBelow(random, 120)) % skills.length] as string);
  return {
    id: draw.uuid(),
    profile: Array.from({ length: 6 }, () => 1 + random() * 6),
    skills: [...new Set(pool)],
    education: draw.weighted([0, 30], [2, 25], [3, 25], [4, 10], [5, 8], [6, 2]),
  };
}

/** Few large towns and many small ones: the square leans to the front of the list. */
function town(random: Random, towns: readonly Town[]): Town {
  const { lat, lon } = towns[Math.floor(random() ** 2.5 * towns.length)] as Town;
  return { lat: lat + (random() - 0.5) * 0.05, lon: lon + (random() - 0.5) * 0.07 };
}

function opening(random: Random, draw: Draw, occupations: readonly Occupation[], towns: readonly Town[]): OpeningRow {
  const work = draw.one(occupations);
  const count = draw.chance(0.02)
    ? 13 + randomBelow(random, 5)
    : randomBelow(random, 10) + Number(!draw.chance(0.05)) * 3;
  const kind = draw.weighted<OpeningKind>(
    ["job", 55],
    ["training", 15],
    ["internship", 8],
    ["apprenticeship", 6],
    ["volunteering", 6],
    ["school_practice", 4],
    ["school_class", 3],
    ["visit", 3],
  );
  const remote = draw.chance(0.06);
  return {
    id: draw.uuid(),
    kind,
    active: !draw.chance(0.04),
    startsOn: draw.chance(0.5) ? null : draw.date("2026-01-15", 400),
    closesAt: draw.chance(0.1) ? null : now + Math.round((random() * 60 - 2) * day),
    occupationId: work.id,
    interests: draw.chance(0.05) ? null : interestVector(work.profile),
    skills: work.skills
      .slice(0, count)
      .map((id, place) => ({ id, weight: place % 3 === 2 ? "optional" : "essential" })),
    place: draw.chance(remote ? 0.5 : 0.01) ? null : town(random, towns),
    remote,
    minEducation: work.education,
    languages: draw.languages([
      ["bg", 0.3],
      ["en", 0.15],
      ["de", 0.04],
      ["tr", 0.01],
    ]),
    licences: draw.licences(0.1),
    schedule: draw.chance(0.3) ? 0 : draw.schedule(0.3),
    minimumAge: kind === "visit" || kind === "school_class" ? 13 : draw.weighted([18, 70], [16, 20], [15, 6], [14, 4]),
    wishes: randomBelow(random, 512) & randomBelow(random, 512),
    answering: draw.chance(0.4) ? null : randomBelow(random, 101),
    gives: kind === "training" ? work.skills.slice(count, count + 4) : [],
  };
}

/** One in fourteen has no skills, one in fourteen goes nowhere and works remotely, one in three is a minor. */
function person(random: Random, draw: Draw, occupations: readonly Occupation[], towns: readonly Town[]): PersonRow {
  const work = draw.one(occupations);
  const own = [...work.skills.slice(0, 8), ...draw.one(occupations).skills.slice(0, 4)];
  const [noSkills, remoteOnly] = [draw.chance(1 / 14), draw.chance(1 / 14)];
  return {
    id: draw.uuid(),
    interests: draw.chance(0.08) ? null : interestVector(work.profile.map((value) => value + random() * 2)),
    skills: noSkills ? [] : [...new Set(own)].map((id) => ({ id, level: draw.weighted([1, 3], [2, 4], [3, 1]) })),
    place: remoteOnly && draw.chance(0.5) ? null : town(random, towns),
    reachKm: remoteOnly ? 0 : draw.chance(0.1) ? null : 5 + randomBelow(random, 45),
    wantsRemote: remoteOnly || draw.chance(0.5),
    education: draw.weighted([1, 10], [2, 35], [3, 35], [4, 15], [5, 5]),
    languages: [
      { code: "bg", level: "native" },
      ...draw.languages([
        ["en", 0.5],
        ["de", 0.1],
        ["tr", 0.1],
      ]),
    ],
    licences: draw.licences(0.25),
    schedule: draw.chance(0.3) ? 0 : draw.schedule(0.4),
    wishes: draw.chance(0.2) ? 0 : randomBelow(random, 512) & randomBelow(random, 512),
    birthDate: draw.chance(1 / 3) ? draw.date("2008-03-03", 1300) : draw.date("1997-01-01", 4000),
  };
}
