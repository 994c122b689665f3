import { randomUUID } from "node:crypto";
import { currentEdition } from "@posoka/domain/notices/editions";
import { vettingKinds } from "@posoka/schema/cases";
import { someEik, madePassword } from "../support/factories.ts";
import { someRepresentative } from "../support/guardians.ts";
import { openingDraft } from "../support/opening-draft.ts";
import { type Relation, relations, type Stage } from "./stage.ts";

export type Call = { params?: Record<string, string>; query?: Record<string, unknown>; body?: Record<string, unknown> };

export type Cell = {
  /** A valid call: for those who may, it succeeds. */
  call?: (stage: Stage, by: Relation) => Call;
  may: readonly Relation[];
  /** Who sees the row and is refused openly: no duty for this act, or the state does not allow it. */
  knows?: readonly Relation[];
  /** Ids that the caller makes, or of rows that all charities share: neither swapped nor searched for. */
  free?: readonly string[];
  /** The call changes rows of the caller alone, so that the next caller finds everything as it was. */
  self?: true;
  /** Who must find the subject in the reply, and by what. Nobody else may find it. */
  shows?: { to: readonly Relation[]; what: (stage: Stage) => string };
  /** The call looks for the subject alone: whoever may not find it counts nothing either. */
  searches?: true;
  /** What a caller without the secret of a link or cookie is told, and nothing changes. */
  refusal?: number;
};

const of = (...roles: string[]) => relations.filter((relation) => roles.includes(relation.split(".")[0]!));
const everybody = relations;
const signedIn = relations.filter((relation) => relation !== "guest");
const adults = signedIn.filter((relation) => !relation.startsWith("youth"));
const cases = ["staff.own", "staff.unit"] as const;
const firm = ["partner.own", "partner.same"] as const;
const charity = of("staff").filter((relation) => relation !== "staff.elsewhere");

const open = (call?: Cell["call"]): Cell => ({ may: everybody, self: true, ...(call && { call }) });
/** Refused to everybody alike, since nobody here has the link. */
const secret = (refusal: number, call?: Cell["call"]): Cell => ({ may: [], refusal, ...(call && { call }) });

const subject = (stage: Stage) => ({ youthId: stage.people["youth.own"].id });
const application = (stage: Stage) => ({ params: { applicationId: stage.application.id } });
const linkToken = "A".repeat(43);
const met = { metOn: "2026-03-09", place: "school" };
const paper = { proof: "signed_paper", archiveNumber: "12/2026" };
const rubric = { skills: 3, experience: 2, direction: 2, next_step: 1 };
const noticeVersion = currentEdition.version;
const youthName = { what: (stage: Stage) => stage.secrets.lastName };
const interests = { r: 1, i: 0.5, a: 0.2, s: 0.4, e: 0.6, c: 0.1 };
const nothingKnown = { address: null, phone: null, email: null, hours: null, dataProtection: null };
export const nothingFilledIn = {
  education: null,
  stillStudying: false,
  experiences: [],
  skills: [],
  languages: [],
  licences: [],
  ekatte: null,
  reachKm: null,
  remote: false,
  hours: [],
  wishes: [],
  limits: "",
  support: [],
};

/** For every operation: a valid call, and exactly who may make it. What is missing here fails the test. */
export const cells: Readonly<Record<string, Cell>> = {
  // account, sessions
  signUp: open(() => ({
    body: { userName: "nova", password: madePassword, birthDate: "2008-05-20", language: "bg", noticeVersion },
  })),
  signIn: secret(401, () => ({ body: { login: "nobody-0000", password: madePassword } })),
  refreshSession: secret(401),
  signOut: open(),
  requestReset: open(() => ({ body: { email: `${randomUUID()}@example.org` } })),
  completeReset: secret(410, () => ({ body: { token: linkToken, password: madePassword } })),
  confirmEmail: secret(410, () => ({ body: { token: linkToken } })),
  lookAtInvitation: secret(410, () => ({ body: { token: linkToken } })),
  acceptInvitation: secret(410, () => ({ body: { token: linkToken, displayName: "Иван", password: madePassword } })),
  signOutEverywhere: { may: signedIn, self: true },
  actAs: {
    may: signedIn,
    self: true,
    call: ({ people }, by) =>
      by === "guest" ? { body: { role: "youth", organisationId: null } } : { body: actingOf(people[by]) },
  },
  getMe: { may: signedIn, shows: { to: ["youth.own"], what: ({ secrets }) => secrets.userName } },
  getMyNotice: { may: signedIn },
  acceptNotice: { may: signedIn, self: true, call: () => ({ body: { version: noticeVersion, language: "bg" } }) },
  changePassword: {
    may: signedIn,
    self: true,
    call: () => ({ body: { current: madePassword, password: "шест зелени круши" } }),
  },
  listMySessions: { may: signedIn, shows: { to: ["youth.own"], what: ({ people }) => people["youth.own"].sessionId } },
  endMySession: {
    may: ["youth.own"],
    call: ({ people }) => ({ params: { sessionId: people["youth.own"].sessionId } }),
  },
  listAccounts: {
    may: of("admin"),
    call: ({ people }) => ({ query: { q: people["mentor.own"].userName } }),
    shows: { to: ["admin.own"], what: ({ people }) => people["mentor.own"].id },
    searches: true,
  },
  inviteAccount: {
    may: of("admin"),
    self: true,
    call: () => ({ body: { role: "mentor", displayName: "Нов ментор" } }),
  },
  setAccountState: {
    may: ["admin.own"],
    call: ({ people }) => ({ params: { accountId: people["mentor.other"].id }, body: { disabled: true } }),
  },
  endAccountRole: {
    may: ["admin.own"],
    call: ({ leaver }) => ({ params: { accountId: leaver }, body: { role: "staff" } }),
  },
  // second factor and cards
  signInWithFactor: secret(410, () => ({ body: { ticket: linkToken, code: "123456" } })),
  getMyFactor: { may: signedIn },
  startFactor: { may: adults, self: true },
  confirmFactor: {
    may: ["mentor.own"],
    knows: adults,
    call: ({ people, pendingCode }, by) => ({
      body: { code: by === "guest" || people[by].id !== people["mentor.own"].id ? "123456" : pendingCode },
    }),
  },
  renewRecoveryCodes: { may: ["mentor.other"], knows: adults, self: true },
  reauthenticate: { may: signedIn, self: true, call: () => ({ body: { password: madePassword } }) },
  changeEmail: { may: signedIn, self: true, call: () => ({ body: { email: `${randomUUID()}@example.org` } }) },
  resetFactor: {
    may: ["admin.own"],
    call: ({ people }) => ({ params: { accountId: people["mentor.other"].id } }),
  },
  issueCard: {
    may: cases,
    call: (stage) => ({ params: subject(stage) }),
    shows: { to: cases, what: ({ secrets }) => secrets.userName },
  },
  lookAtCard: secret(410, () => ({ body: { code: "1".repeat(20) } })),
  useCard: secret(410, () => ({ body: { code: "1".repeat(20), password: madePassword } })),
  seeCard: { may: of("youth"), self: true },
  // the own data
  exportMyData: {
    may: signedIn,
    self: true,
    call: () => ({ body: { format: "json", language: "bg" } }),
    shows: { to: ["youth.own"], what: ({ secrets }) => secrets.lastName },
  },
  setDevice: { may: signedIn, self: true, call: () => ({ body: { shared: true } }) },
  getMyErasure: { may: signedIn },
  requestErasure: {
    // Who accompanies somebody, or has a case, is told to hand that on first.
    may: signedIn.filter((relation) => relation !== "mentor.own" && relation !== "staff.own"),
    knows: ["mentor.own", "staff.own"],
    self: true,
    call: () => ({ body: { when: "later" } }),
  },
  // Nobody here is leaving.
  takeBackErasure: { may: [] },
  seeRetentionNotice: { may: signedIn, self: true },
  eraseYouth: {
    may: cases,
    call: (stage) => ({ params: subject(stage), body: { via: "paper", when: "later" } }),
  },
  // the own profile, questionnaire, matches
  getMyProfile: { may: of("youth") },
  saveMyProfile: { may: of("youth"), self: true, call: () => ({ body: { ...nothingFilledIn, version: 1 } }) },
  getMyIdentity: { may: of("youth"), shows: { to: ["youth.own"], ...youthName } },
  saveMyIdentity: { may: of("youth"), self: true, call: () => ({ body: { name: "Ново Име", phone: "", version: 1 } }) },
  getQuestionnaire: open(() => ({ params: { code: "interests" } })),
  saveSitting: {
    may: of("youth"),
    self: true,
    free: ["sittingId"],
    call: () => ({
      params: { sittingId: randomUUID() },
      body: {
        questionnaire: "interests",
        version: 1,
        answers: {},
        startedAt: "2026-03-10T09:40:00.000Z",
        finishedAt: null,
      },
    }),
  },
  getMyInterests: { may: of("youth") },
  listMyMatches: { may: of("youth") },
  explainMatch: { may: of("youth"), free: ["openingId"], call: ({ free }) => ({ params: { openingId: free } }) },
  listMyProfileReviews: { may: of("youth"), shows: { to: ["youth.own"], what: ({ review }) => review.id } },
  // applications and shares
  submitApplication: {
    may: of("youth"),
    self: true,
    free: ["openingId", "applicationId"],
    call: ({ free }) => ({
      params: { openingId: free, applicationId: randomUUID() },
      body: { note: "", availableFrom: null },
    }),
  },
  listMyApplications: { may: of("youth"), shows: { to: ["youth.own"], what: (stage) => stage.application.id } },
  getMyApplication: { may: ["youth.own"], call: application },
  actOnMyApplication: {
    may: ["youth.own"],
    call: (stage) => ({ ...application(stage), body: { act: "withdraw", version: stage.application.version } }),
  },
  // Nobody here turned 14 after a representative opened the account, so the own answer is not asked for.
  agreeToUse: {
    may: [],
    knows: of("youth"),
    call: () => ({ body: { agreed: true, noticeVersion, language: "bg" } }),
  },
  shareIdentity: { may: ["youth.own"], call: (stage) => ({ ...application(stage), body: { fields: ["name"] } }) },
  previewCard: {
    may: ["youth.own"],
    call: (stage) => ({ ...application(stage), query: { name: true } }),
    shows: { to: ["youth.own"], ...youthName },
  },
  listMyShares: { may: of("youth"), shows: { to: ["youth.own"], what: (stage) => stage.application.id } },
  listMyConsents: { may: of("youth") },
  listMyViews: { may: of("youth") },
  getMentorAccess: { may: of("youth"), shows: { to: ["youth.own"], what: ({ people }) => people["mentor.own"].id } },
  setMentorAccess: {
    may: ["youth.own"],
    call: ({ people }) => ({ body: { mentorId: people["mentor.own"].id, results: true } }),
  },
  listMyStays: { may: of("youth"), shows: { to: ["youth.own"], what: ({ people }) => people["guardian.own"].id } },
  setMyStay: {
    may: ["youth.own"],
    call: ({ people }) => ({ params: { personId: people["guardian.own"].id }, body: { stays: true } }),
  },
  listCandidates: {
    may: firm,
    call: ({ opening }) => ({ params: { openingId: opening.id } }),
    shows: { to: firm, ...youthName },
  },
  getCandidate: { may: firm, call: ({ card }) => ({ params: { cardId: card } }), shows: { to: firm, ...youthName } },
  decideApplication: {
    may: firm,
    call: ({ card, application: { version } }) => ({
      params: { cardId: card },
      body: { decision: "talk", reason: null, words: "", version },
    }),
  },
  // the charity's team
  listYouths: {
    may: of("staff"),
    call: ({ secrets }) => ({ query: { q: secrets.lastName } }),
    shows: { to: cases, ...youthName },
    searches: true,
  },
  getYouth: { may: cases, call: (stage) => ({ params: subject(stage) }), shows: { to: cases, ...youthName } },
  confirmYouth: { may: cases, call: ({ newcomer }) => ({ params: { youthId: newcomer }, body: met }) },
  correctBirthDate: {
    may: cases,
    call: (stage) => ({ params: subject(stage), body: { birthDate: "2008-01-01", reason: "сгрешена" } }),
  },
  recordRepresentativeConsent: {
    may: cases,
    call: ({ child, representative }) => ({
      params: { youthId: child },
      body: { ...paper, representativeId: representative.ofChild },
    }),
  },
  answerForRepresentative: {
    may: cases,
    call: ({ waiting, representative }) => ({
      params: { applicationId: waiting.id },
      body: { agreed: true, ...paper, representativeId: representative.own, version: waiting.version },
    }),
  },
  answerRequestOnPaper: {
    may: cases,
    call: ({ representative }) => ({
      params: { requestId: representative.agreed },
      body: { act: "withdrawn", ...paper, representativeId: representative.own },
    }),
  },
  listMentors: { may: of("staff"), shows: { to: charity, what: ({ people }) => people["mentor.own"].id } },
  recordVetting: {
    may: ["staff.lead"],
    call: ({ people }) => ({
      params: { mentorId: people["mentor.own"].id },
      body: { kind: vettingKinds[0], passed: true, validTo: "2027-01-01" },
    }),
  },
  assignMentor: {
    may: cases,
    call: ({ single, people }) => ({
      params: { youthId: single },
      body: { mentorId: people["mentor.other"].id, note: "" },
    }),
  },
  getToday: { may: of("staff"), call: () => ({ query: { limit: 100 } }), shows: { to: cases, ...youthName } },
  getMyCaseWorker: {
    may: of("youth"),
    shows: { to: ["youth.own"], what: ({ people }) => people["staff.own"].userName },
  },
  takeCase: { may: ["staff.own"], knows: ["staff.unit"], call: (stage) => ({ params: subject(stage) }) },
  assignCase: {
    may: ["staff.unit"],
    knows: ["staff.own"],
    call: (stage) => ({ params: subject(stage), body: { staffId: stage.people["staff.same"].id } }),
  },
  listCaseWorkers: {
    may: of("staff"),
    shows: { to: [...cases, "staff.coordinator"], what: ({ people }) => people["staff.own"].id },
  },
  listCaseloads: {
    may: of("staff"),
    shows: { to: ["staff.unit"], what: ({ people }) => people["staff.own"].id },
  },
  getCaseload: {
    may: ["staff.unit"],
    call: ({ people }) => ({ params: { staffId: people["staff.own"].id } }),
    shows: { to: ["staff.unit"], ...youthName },
  },
  handOverCases: {
    may: ["staff.unit"],
    call: (stage) => ({
      params: { staffId: stage.people["staff.own"].id },
      body: { from: "2026-03-10", cases: [{ ...subject(stage), staffId: stage.people["staff.same"].id }] },
    }),
  },
  recordMediation: { may: of("staff"), self: true, call: () => ({ body: { number: "1234", since: "2026-03-10" } }) },
  saveCharity: {
    may: of("admin"),
    self: true,
    call: () => ({ body: { ...nothingKnown, name: "Сдружение Пример", phone: "+359 32 000 000" } }),
  },
  // representatives
  getRepresentation: {
    may: cases,
    call: (stage) => ({ params: subject(stage) }),
    shows: { to: cases, what: ({ representative }) => representative.own },
  },
  saveRepresentation: {
    may: cases,
    call: (stage) => ({
      params: subject(stage),
      body: { signatories: 1, protectedPlace: true, state: "ok", note: null, version: 1 },
    }),
  },
  recordRepresentative: { may: cases, call: (stage) => ({ params: subject(stage), body: someRepresentative }) },
  endRepresentative: {
    may: cases,
    call: ({ representative }) => ({ params: { representativeId: representative.own } }),
  },
  inviteRepresentative: {
    may: cases,
    call: ({ representative }) => ({ params: { representativeId: representative.invited }, body: { by: "hand" } }),
  },
  finishRepresentationTask: {
    may: cases,
    call: ({ representative }) => ({ params: { taskId: representative.task }, body: { outcome: "found" } }),
  },
  getRepresentationLetter: { may: cases, call: (stage) => ({ params: subject(stage) }) },
  lookAtGuardianLink: secret(410, () => ({ body: { token: linkToken } })),
  openByGuardianLink: secret(410, () => ({ body: { token: linkToken, code: "123456", password: madePassword } })),
  takeGuardianLink: secret(410, () => ({ body: { token: linkToken, code: "123456" } })),
  getGuardianDesk: {
    may: of("guardian"),
    shows: { to: ["guardian.own"], what: ({ secrets }) => secrets.firstName },
  },
  getGuardianRequest: {
    may: ["guardian.own"],
    call: ({ representative }) => ({ params: { requestId: representative.asked } }),
    shows: { to: ["guardian.own"], what: ({ secrets }) => secrets.firstName },
  },
  answerRequest: {
    may: ["guardian.own"],
    call: ({ representative }) => ({ params: { requestId: representative.asked }, body: { agreed: true } }),
  },
  takeBackAnswer: {
    may: ["guardian.own"],
    call: ({ representative }) => ({ params: { requestId: representative.agreed } }),
  },
  getChildProfile: {
    may: ["guardian.own"],
    call: ({ representative }) => ({ params: { childId: representative.ofChild } }),
  },
  // mentors and institutions
  listMyReviews: { may: of("mentor"), shows: { to: ["mentor.own"], what: ({ review }) => review.id } },
  claimReview: { may: ["mentor.own"], call: ({ unclaimed }) => ({ params: { reviewId: unclaimed.id } }) },
  getMentorReview: { may: ["mentor.own"], call: ({ review }) => ({ params: { reviewId: review.id } }) },
  submitReview: {
    may: ["mentor.own"],
    call: ({ review }) => ({
      params: { reviewId: review.id },
      body: { rubric, comments: "Добре.", outcome: "reviewed" },
    }),
  },
  listMyChildren: {
    may: of("institution"),
    shows: {
      to: ["institution.own", "institution.same", "institution.school", "institution.department"],
      what: ({ secrets }) => secrets.firstName,
    },
  },
  // postings and organisations, which charities share
  listOpenings: open(),
  getOpening: { ...open(({ free }) => ({ params: { openingId: free } })), free: ["openingId"] },
  listMyOpenings: { may: of("partner"), shows: { to: firm, what: ({ draft }) => draft.id } },
  createOpening: {
    may: of("partner"),
    self: true,
    free: ["openingId"],
    call: () => ({ params: { openingId: randomUUID() }, body: openingDraft() }),
  },
  getMyOpening: { may: firm, call: ({ draft }) => ({ params: { openingId: draft.id } }) },
  saveMyOpening: {
    may: firm,
    call: ({ draft: { id, version } }) => ({ params: { openingId: id }, body: { ...openingDraft(), version } }),
  },
  actOnMyOpening: {
    may: firm,
    call: ({ opening: { id, version } }) => ({ params: { openingId: id }, body: { act: "pause", version } }),
  },
  listOpeningsToReview: { may: of("staff") },
  getOpeningToReview: {
    may: of("staff"),
    free: ["openingId"],
    call: ({ inReview }) => ({ params: { openingId: inReview.id } }),
  },
  reviewOpening: {
    may: of("staff"),
    free: ["openingId"],
    call: ({ inReview: { id, version } }) => ({
      params: { openingId: id },
      body: { decision: "reject", reason: "Кажете повече за работата.", version },
    }),
  },
  registerPartner: open(() => ({
    body: { organisation: firmDetails(), userName: "firma", password: madePassword, language: "bg", noticeVersion },
  })),
  getMyOrganisation: {
    may: of("partner"),
    shows: { to: firm, what: ({ people }) => people["partner.own"].organisationId! },
  },
  listOrganisations: { may: of("staff") },
  decideOrganisation: {
    may: of("staff"),
    free: ["organisationId"],
    call: ({ pending: { id, version } }) => ({
      params: { organisationId: id },
      body: { decision: "refuse", reason: "Не успяхме да се свържем.", version },
    }),
  },
  // what everybody reads
  listOccupations: open(),
  getOccupation: { ...secret(404, () => ({ params: { occupationId: randomUUID() } })), free: ["occupationId"] },
  listFittingOccupations: open(() => ({ query: interests })),
  searchSkills: open(() => ({ query: { q: "гот" } })),
  listEverydayCards: open(),
  searchPlaces: open(() => ({ query: { q: "Пловдив" } })),
  getSite: open(),
  isLive: open(),
  isReady: open(),
  listDemoMails: secret(404),
};

function actingOf({ role, organisationId }: { role: string; organisationId: string | null }) {
  return { role, organisationId };
}

function firmDetails() {
  return {
    name: "Работилница Орех",
    kind: "employer",
    eik: someEik(),
    ekatte: "68134",
    website: null,
    about: "",
    contactName: "Вера Илиева",
    contactEmail: "vera@example.org",
    contactPhone: "+359 32 000 000",
  };
}
