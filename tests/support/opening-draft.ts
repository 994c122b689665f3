import type { OpeningDraft } from "@posoka/schema/openings";

/** A complete posting as a partner's form sends it: an internship in Sofia, lawful from 16, open until 20 April 2026. */
export function openingDraft(overrides: Partial<OpeningDraft> = {}): OpeningDraft {
  return {
    kind: "internship",
    language: "bg",
    title: "Стаж в пекарна",
    description: "Месене, печене и подреждане на хляб заедно с майстор.",
    conditions: "Обедна почивка един час. Работно облекло има.",
    occupationId: null,
    ekatte: "68134",
    remote: false,
    seats: 2,
    startsOn: "2026-05-04",
    endsOn: "2026-07-31",
    closesOn: "2026-04-20",
    shiftStart: "09:00",
    shiftEnd: "15:30",
    slots: [{ day: "mon", part: "morning" }],
    hoursPerDay: 6,
    hoursPerWeek: 30,
    contractForm: "internship_contract",
    probationMonths: null,
    minAge: null,
    hazards: "none",
    minEducation: "none",
    languages: [],
    licences: [],
    pay: { min: 700, max: 800, period: "month" },
    lodging: false,
    transport: true,
    accessible: false,
    requiredSkills: [],
    givenSkills: [],
    qualificationCode: "",
    ...overrides,
  };
}
