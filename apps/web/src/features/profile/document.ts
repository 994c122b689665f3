import type { Profile, saveMyProfile } from "@posoka/schema/profiles";
import type { InputOf } from "@posoka/schema/route";

/** The profile as the page edits it: with the labels that the server gave, without what the server alone knows. */
export type Document = Omit<Profile, "version" | "missing" | "ekatte">;
export type Experience = Profile["experiences"][number];
export type ProfileSkill = Profile["skills"][number];
export type SkillLevel = ProfileSkill["level"];
export type Slot = Profile["hours"][number];
type Body = InputOf<typeof saveMyProfile>["body"];

export function documentOf({ version: _version, missing: _missing, ekatte: _ekatte, ...rest }: Profile): Document {
  return rest;
}

/** What is sent: references in place of labels. */
export function bodyOf({ place, skills, ...rest }: Document, version: number): Body {
  return { ...rest, skills: skills.map(({ id, level }) => ({ id, level })), ekatte: place?.ekatte ?? null, version };
}

export type PartName =
  | "education"
  | "everyday"
  | "work"
  | "skills"
  | "languages"
  | "place"
  | "hours"
  | "wishes"
  | "support";

/** Whether a part says something; it is empty until then, which is never wrong. */
export const partIsFilled: Record<PartName, (doc: Document) => boolean> = {
  education: (doc) => doc.education !== null,
  everyday: (doc) => doc.experiences.some(({ kind }) => kind === "everyday"),
  work: (doc) => doc.experiences.some(({ kind }) => kind !== "everyday"),
  skills: (doc) => doc.skills.length > 0,
  languages: (doc) => doc.languages.length > 0,
  place: (doc) => doc.place !== null,
  hours: (doc) => doc.hours.length > 0,
  wishes: (doc) => doc.wishes.length > 0 || doc.limits !== "",
  support: (doc) => doc.support.length > 0,
};

/** Adds skills that are not there yet; those that are there keep the level that the person gave them. */
export function withSkills(doc: Document, added: readonly ProfileSkill[]): Document {
  const fresh = added.filter(({ id }) => !doc.skills.some((skill) => skill.id === id));
  return fresh.length === 0 ? doc : { ...doc, skills: [...doc.skills, ...fresh] };
}
