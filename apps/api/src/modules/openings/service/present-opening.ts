import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { maskPersonalNumbers } from "@posoka/domain/contact/mask-personal-numbers";
import { scheduleSlots } from "@posoka/domain/matching/masks";
import type { ContentLanguage, LanguageLevel, Licence, PayPeriod, SpokenLanguage } from "@posoka/domain/vocabulary";
import type { Opening, Pay, PublicOpening } from "@posoka/schema/openings";
import { lawfulAge } from "../facts.ts";
import { isAdultsOnly, takesApplications } from "../policy.ts";
import type { FoundOpening, listEvents, listSkills } from "../queries/read-opening.ts";

type Skills = Awaited<ReturnType<typeof listSkills>>;
type Events = Awaited<ReturnType<typeof listEvents>>;

export function payOf(row: { payMin: number | null; payMax: number | null; payPeriod: PayPeriod | null }): Pay | null {
  const { payMin, payMax, payPeriod } = row;
  return payMin === null || payMax === null || payPeriod === null
    ? null
    : { min: payMin, max: payMax, period: payPeriod };
}

/** What both views say in the same words. */
function statedIn(row: FoundOpening) {
  return {
    id: row.id,
    kind: row.kind,
    // Postings are written in one of the two; the column shares its type with the interface.
    language: row.language as ContentLanguage,
    title: row.title,
    description: row.description,
    conditions: row.conditions,
    organisationName: row.organisationName,
    remote: row.remote,
    seats: row.seats,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    closesOn: row.closesOn,
    shiftStart: row.shiftStart,
    shiftEnd: row.shiftEnd,
    slots: scheduleSlots(row.schedule),
    hoursPerDay: row.hoursPerDay,
    hoursPerWeek: row.hoursPerWeek,
    contractForm: row.contractForm,
    probationMonths: row.probationMonths,
    minEducation: row.minEducation,
    languages: row.languages as { code: SpokenLanguage; level: LanguageLevel }[],
    licences: row.licences as Licence[],
    pay: payOf(row),
    lodging: row.lodging,
    transport: row.transport,
    accessible: row.accessible,
  };
}

function skillsIn(skills: Skills) {
  const named = skills.map(({ id, relation, label }) => ({ id, relation, label: label ?? "" }));
  return {
    requiredSkills: named
      .filter(({ relation }) => relation !== "gives")
      .map(({ id, relation, label }) => ({ id, label, essential: relation === "essential" })),
    givenSkills: named.filter(({ relation }) => relation === "gives").map(({ id, label }) => ({ id, label })),
  };
}

export function presentFull(row: FoundOpening, skills: Skills, events: Events): Opening {
  const confirmed = row.minorFactsConfirmedBy !== null;
  return {
    ...statedIn(row),
    ...skillsIn(skills),
    occupationId: row.occupationId,
    occupationTitle: row.occupationTitle,
    ekatte: row.ekatte,
    placeName: row.placeName,
    minAge: row.minAge,
    hazards: row.hazards,
    qualificationCode: row.qualificationCode,
    organisationId: row.organisationId,
    state: row.state,
    lawfulFrom: row.lawfulFrom,
    lawfulRules: [...lawfulAge(row, confirmed).rules],
    minorFactsConfirmed: confirmed,
    reviewReason: row.reviewReason,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    version: row.version,
    applications: row.applications,
    history: events.map(({ act, at, reason }) => ({ act, at: at.toISOString(), reason })),
  };
}

export function presentPublic(row: FoundOpening, skills: Skills, mediates: boolean): PublicOpening {
  const publishedAt = row.publishedAt ?? row.createdAt;
  const { occupationId, occupationTitle, placeName } = row;
  return {
    ...statedIn(row),
    description: maskPersonalNumbers(row.description),
    conditions: maskPersonalNumbers(row.conditions),
    ...skillsIn(skills),
    occupation: occupationId === null || occupationTitle === null ? null : { id: occupationId, title: occupationTitle },
    place: placeName === null ? null : { name: placeName, province: row.provinceName ?? "" },
    adultsOnly: isAdultsOnly(row),
    publishedAt: publishedAt.toISOString(),
    external: row.external
      ? {
          source: row.source ?? "",
          url: row.sourceUrl,
          date: row.sourceDate ?? sofiaDate(publishedAt),
          dateReplaced: row.dateReplaced,
        }
      : null,
    appliesHere: takesApplications(row, mediates),
  };
}
