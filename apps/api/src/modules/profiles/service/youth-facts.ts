import type { Db, Tx } from "@posoka/db/client";
import { settlements } from "@posoka/db/schema/places";
import { profiles, profileSkills } from "@posoka/db/schema/profiles";
import type { OwnSkill, Place, SpokenAtLeast } from "@posoka/domain/matching/rows";
import type { EducationLevel, Licence, Wish } from "@posoka/domain/vocabulary";
import { asc, eq, inArray } from "drizzle-orm";

/** What others may use of a profile: no name, no contact, no free text, nothing sensitive. */
export type YouthFacts = {
  education: EducationLevel | null;
  stillStudying: boolean;
  skills: OwnSkill[];
  languages: SpokenAtLeast[];
  licences: Licence[];
  ekatte: string | null;
  province: string | null;
  place: Place | null;
  reachKm: number | null;
  remote: boolean;
  hours: number;
  wishes: Wish[];
};

/** Facts of several people in two queries; those without a profile are left out. */
export async function readManyYouthFacts(db: Db | Tx, youthIds: readonly string[]): Promise<Map<string, YouthFacts>> {
  if (youthIds.length === 0) return new Map();
  const { youthId, education, stillStudying, languages, licences, ekatte, reachKm, remote, hours, wishes } = profiles;
  const { latitude, longitude, province } = settlements;
  const rows = await db
    .select({
      youthId,
      education,
      stillStudying,
      languages,
      licences,
      ekatte,
      reachKm,
      remote,
      hours,
      wishes,
      latitude,
      longitude,
      province,
    })
    .from(profiles)
    .leftJoin(settlements, eq(settlements.ekatte, profiles.ekatte))
    .where(inArray(youthId, [...youthIds]));
  const skills = await db
    .select({ youthId: profileSkills.youthId, id: profileSkills.skillId, level: profileSkills.level })
    .from(profileSkills)
    .where(inArray(profileSkills.youthId, [...youthIds]))
    .orderBy(asc(profileSkills.skillId));
  return new Map(
    rows.map(({ youthId: id, latitude: lat, longitude: lon, ...kept }) => {
      const own = skills.filter((skill) => skill.youthId === id).map((skill) => ({ id: skill.id, level: skill.level }));
      return [id, { ...kept, skills: own, place: lat === null || lon === null ? null : { lat, lon } } as YouthFacts];
    }),
  );
}

export async function readYouthFacts(db: Db | Tx, youthId: string): Promise<YouthFacts | null> {
  return (await readManyYouthFacts(db, [youthId])).get(youthId) ?? null;
}
