/** Who a signed-in person acts as. A session acts in exactly one. */
export const roles = ["youth", "guardian", "mentor", "partner", "staff", "institution", "volunteer", "admin"] as const;
export type Role = (typeof roles)[number];

/** Extra duties of staff; each is granted by name and dated. */
export const staffFlags = ["supervisor", "safeguarding_lead", "moderator", "facilitator", "coordinator"] as const;
export type StaffFlag = (typeof staffFlags)[number];
