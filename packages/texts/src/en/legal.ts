import type { legal as plain } from "../bg/legal.ts";

export const legal = {
  attributionTitle: "Sources and rights",
  attributionLead: "Other people’s data and work that Posoka uses.",
  escoText: "This service uses the ESCO classification of the European Commission.",
  onetText:
    "Interest data of occupations come from O*NET by the U.S. Department of Labor, used under the CC BY 4.0 licence and modified: linked to ESCO and recalculated. The Department has not approved the modifications.",
  onetLicence: "CC BY 4.0 licence",
  osmText: "Coordinates of settlements: © OpenStreetMap contributors, under the ODbL licence.",
  osmLicence: "OpenStreetMap copyright",
  nkpdText: "Occupation codes are those of the Bulgarian National Classification of Occupations.",
  fontText: "The typeface Sofia Sans is by the Sofia Sans project authors, under the SIL Open Font License 1.1.",
  fontLicence: "OFL 1.1 licence",
  codeText: "The program is open source under the MIT licence.",
  ownText: "The questions, the descriptions of occupations and the drawings are our own.",
} satisfies Record<keyof typeof plain, string>;
