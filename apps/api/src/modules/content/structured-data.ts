import { endOfSofiaDay } from "@posoka/domain/calendar/sofia-time";
import type { OpeningKind } from "@posoka/domain/vocabulary";
import type { PublicOpening } from "@posoka/schema/openings";

/** schema.org types for search engines. A fact that nobody stated is left out, never guessed. */
export type StructuredData = Record<string, unknown>;

const units = { hour: "HOUR", day: "DAY", month: "MONTH", year: "YEAR", once: undefined } as const;

/** A training is a course, a visit is neither work nor course and has no block. */
export function structuredOpening(opening: PublicOpening, url: string): StructuredData | null {
  if (opening.kind === "visit") return null;
  return opening.kind === "training" || opening.kind === "school_class"
    ? course(opening, url)
    : jobPosting(opening, url);
}

const provider = (name: string) => ({ "@type": "Organization", name });

function jobPosting(opening: PublicOpening, url: string): StructuredData {
  const own = opening.external === null;
  return compact({
    "@context": "https://schema.org",
    "@type": "JobPosting",
    url,
    title: opening.title,
    description: asHtml(opening),
    identifier: { "@type": "PropertyValue", name: opening.organisationName, value: opening.id },
    datePosted: opening.external?.date ?? opening.publishedAt,
    validThrough: lastInstant(opening.closesOn),
    hiringOrganization: provider(opening.organisationName),
    jobLocation: placeOf(opening),
    jobLocationType: opening.remote ? "TELECOMMUTE" : undefined,
    employmentType: employmentType(opening.kind, opening.hoursPerWeek),
    baseSalary: salaryOf(opening),
    jobStartDate: opening.startsOn ?? undefined,
    // An outside source does not say how many; ours is stated by the partner.
    totalJobOpenings: own ? opening.seats : undefined,
    directApply: own ? opening.appliesHere : undefined,
    skills: opening.requiredSkills.map(({ label }) => label).join(", ") || undefined,
    occupationalCategory: opening.occupation?.title,
    inLanguage: opening.language,
  });
}

function course(opening: PublicOpening, url: string): StructuredData {
  return compact({
    "@context": "https://schema.org",
    "@type": "Course",
    url,
    name: opening.title,
    description: opening.description === "" ? undefined : opening.description,
    provider: provider(opening.organisationName),
    teaches: opening.givenSkills.length > 0 ? opening.givenSkills.map(({ label }) => label) : undefined,
    inLanguage: opening.language,
    hasCourseInstance: compact({
      "@type": "CourseInstance",
      courseMode: opening.remote ? "online" : opening.place ? "onsite" : undefined,
      location: placeOf(opening),
      startDate: opening.startsOn ?? undefined,
      endDate: opening.endsOn ?? undefined,
      maximumAttendeeCapacity: opening.external === null ? opening.seats : undefined,
    }),
  });
}

function placeOf({ place }: PublicOpening): StructuredData | undefined {
  if (!place) return undefined;
  const region = place.province === "" ? undefined : place.province;
  const address = compact({
    "@type": "PostalAddress",
    addressLocality: place.name,
    addressRegion: region,
    addressCountry: "BG",
  });
  return { "@type": "Place", address };
}

function salaryOf({ pay }: PublicOpening): StructuredData | undefined {
  const unitText = pay ? units[pay.period] : undefined;
  if (!pay || unitText === undefined) return undefined;
  const value = { "@type": "QuantitativeValue", minValue: pay.min, maxValue: pay.max, unitText };
  return { "@type": "MonetaryAmount", currency: "EUR", value };
}

/** From the kind or from stated hours; 35 hours a week and more count as full time. */
function employmentType(kind: OpeningKind, hoursPerWeek: number | null): string | undefined {
  if (kind === "internship" || kind === "school_practice") return "INTERN";
  if (kind === "volunteering") return "VOLUNTEER";
  if (hoursPerWeek === null) return undefined;
  return hoursPerWeek >= 35 ? "FULL_TIME" : "PART_TIME";
}

/** The last second of a local day. */
const lastInstant = (date: string): string => new Date(endOfSofiaDay(date).getTime() - 1000).toISOString();

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** The format asks for HTML here; what a partner wrote is text. */
function asHtml({ description, conditions, title }: PublicOpening): string {
  const words = [description, conditions].filter((part) => part !== "");
  const paragraphs = (words.length > 0 ? words : [title])
    .flatMap((part) => part.split(/\n+/))
    .filter((part) => part.trim() !== "");
  return paragraphs.map((part) => `<p>${part.replace(/[&<>]/g, (sign) => entities[sign] ?? sign)}</p>`).join("");
}

function compact(data: Record<string, unknown>): StructuredData {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}
