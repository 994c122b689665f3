/**
 * Every address of the pages, without the language prefix: links add it.
 * A pattern is the path with `:name` in place of its parameters.
 */
const part = encodeURIComponent;

export const paths = {
  home: () => "/",
  questions: () => "/questions",
  result: () => "/result",
  signUp: () => "/sign-up",
  signIn: (next?: string) => (next === undefined ? "/sign-in" : `/sign-in?next=${part(next)}`),
  reset: () => "/reset",
  resetWith: (token: string) => `/reset/${part(token)}`,
  confirmEmail: (token: string) => `/confirm-email/${part(token)}`,
  invitation: (token: string) => `/invitation/${part(token)}`,
  me: () => "/me",
  privacyDesk: () => "/me/privacy",
  card: () => "/card",
  cardWith: (code: string) => `/card/${part(code)}`,
  myNotice: () => "/me/notice",
  /** At 14 the young person agrees anew. */
  ownConsent: () => "/agree",
  profile: () => "/profile",
  matches: () => "/matches",
  openings: () => "/openings",
  opening: (id: string) => `/openings/${part(id)}`,
  occupations: () => "/occupations",
  occupation: (id: string) => `/occupations/${part(id)}`,
  applications: () => "/applications",
  application: (id: string) => `/applications/${part(id)}`,
  reviews: () => "/reviews",
  partnerRegister: () => "/partners/register",
  partner: () => "/partner",
  /** `id` of a draft is made by the device, so a new one is opened the same way as an old one. */
  partnerOpening: (id: string) => `/partner/openings/${part(id)}`,
  partnerCandidates: (openingId: string) => `/partner/openings/${part(openingId)}/candidates`,
  partnerApplication: (id: string) => `/partner/applications/${part(id)}`,
  staff: () => "/staff",
  staffYouths: () => "/staff/youths",
  staffYouth: (id: string) => `/staff/youths/${part(id)}`,
  staffCaseloads: () => "/staff/caseloads",
  staffCaseload: (id: string) => `/staff/caseloads/${part(id)}`,
  staffCard: (id: string) => `/staff/youths/${part(id)}/card`,
  staffOrganisations: () => "/staff/organisations",
  staffOpenings: () => "/staff/openings",
  staffOpening: (id: string) => `/staff/openings/${part(id)}`,
  staffSettings: () => "/staff/settings",
  mentor: () => "/mentor",
  mentorReview: (id: string) => `/mentor/reviews/${part(id)}`,
  guardian: () => "/guardian",
  guardianLink: (token: string) => `/guardian/link/${part(token)}`,
  guardianRequest: (id: string) => `/guardian/requests/${part(id)}`,
  guardianChild: (id: string) => `/guardian/children/${part(id)}`,
  admin: () => "/admin",
  adminCharity: () => "/admin/charity",
  help: () => "/help",
  attribution: () => "/attribution",
  privacy: () => "/privacy",
  privacyVersion: (version: string) => `/privacy/${part(version)}`,
  terms: () => "/terms",
  pieces: () => "/pieces",
  demoMail: () => "/demo/mail",
};

type Paths = typeof paths;
export type PathName = keyof Paths;

const byToken: ReadonlySet<PathName> = new Set(["resetWith", "confirmEmail", "invitation", "guardianLink"]);

/** `/openings/:id` for `opening`: the builder called with the names of its parameters. */
export function patternOf(name: PathName): string {
  if (name === "signIn") return "/sign-in";
  const build = paths[name] as (...names: string[]) => string;
  const names = byToken.has(name) ? ["token"] : ["id"];
  return decodeURIComponent(build(...names.map((one) => `:${one}`)));
}
