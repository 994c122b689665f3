/** Holland's six types in their hexagon order: Realistic, Investigative, Artistic, Social, Enterprising, Conventional. */
export const interestTypes = ["R", "I", "A", "S", "E", "C"] as const;
export type InterestType = (typeof interestTypes)[number];

/** One number per type, 0 to 1. */
export type InterestProfile = Readonly<Record<InterestType, number>>;
