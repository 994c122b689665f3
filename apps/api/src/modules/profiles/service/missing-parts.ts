import type { Profile } from "@posoka/schema/profiles";

type Parts = {
  education: string | null;
  skills: readonly unknown[];
  languages: readonly unknown[];
  ekatte: string | null;
  hours: number;
};

/** Parts that are still empty and that matching would use, in the order of the form. */
export function missingParts(profile: Parts, hasInterests: boolean): Profile["missing"] {
  const empty: Record<Profile["missing"][number], boolean> = {
    interests: !hasInterests,
    education: profile.education === null,
    skills: profile.skills.length === 0,
    languages: profile.languages.length === 0,
    place: profile.ekatte === null,
    hours: profile.hours === 0,
  };
  return (Object.keys(empty) as Profile["missing"]).filter((part) => empty[part]);
}
