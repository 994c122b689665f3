import type { Role } from "@posoka/domain/roles";

/** Who can have a part in a resource. A safeguarding lead is staff with that flag. */
export const columns = ["youth", "guardian", "mentor", "partner", "staff", "institution", "lead", "admin"] as const;
export type Column = (typeof columns)[number];

export type Row = {
  resource: string;
  /** Acts of each column as words; who is not named has none. */
  may: Partial<Record<Column, string>>;
  /** What a volunteer or somebody without an account may, where that is anything. */
  volunteer?: string;
  everybody?: string;
  /** Every contract that touches the resource, with who the row lets in; none: the resource does not exist yet. */
  contracts: Readonly<Record<string, "public" | "signed_in" | readonly Role[]>>;
};

const youth = ["youth"] as const;
const guardian = ["guardian"] as const;
const mentor = ["mentor"] as const;
const partner = ["partner"] as const;
const staff = ["staff"] as const;
const admin = ["admin"] as const;
const closed = {};

const own = "RW own";
const everyRole = (acts: string): Row["may"] => Object.fromEntries(columns.map((column) => [column, acts]));

/** Deny by default: what stands in no row is closed to all, and a contract in no row fails the tests. */
export const matrix: readonly Row[] = [
  {
    resource: "account, sessions, second factor",
    may: {
      ...everyRole(own),
      staff: "RW own; invites (closed); a new way in for own cases",
      lead: "as staff",
      admin: "create, disable, roles, lost second factor; no content",
    },
    volunteer: own,
    everybody: "sign-up, sign-in, one-time links",
    contracts: {
      signUp: "public",
      signIn: "public",
      refreshSession: "public",
      signOut: "public",
      requestReset: "public",
      completeReset: "public",
      confirmEmail: "public",
      lookAtInvitation: "public",
      acceptInvitation: "public",
      signOutEverywhere: "signed_in",
      actAs: "signed_in",
      getMe: "signed_in",
      changePassword: "signed_in",
      listMySessions: "signed_in",
      endMySession: "signed_in",
      listAccounts: admin,
      inviteAccount: admin,
      setAccountState: admin,
      endAccountRole: admin,
      setDevice: "signed_in",
      getMyErasure: "signed_in",
      requestErasure: "signed_in",
      takeBackErasure: "signed_in",
      seeRetentionNotice: "signed_in",
      eraseYouth: staff,
      signInWithFactor: "public",
      getMyFactor: "signed_in",
      startFactor: "signed_in",
      confirmFactor: "signed_in",
      renewRecoveryCodes: "signed_in",
      reauthenticate: "signed_in",
      changeEmail: "signed_in",
      resetFactor: admin,
      issueCard: staff,
      lookAtCard: "public",
      useCard: "public",
      seeCard: youth,
      lookAtGuardianLink: "public",
      openByGuardianLink: "public",
      takeGuardianLink: ["guardian", "mentor", "partner", "staff", "institution", "volunteer", "admin"],
    },
  },
  {
    resource: "profile: skills, interests, availability",
    may: {
      youth: "RW",
      guardian: "R under 14",
      mentor: "R",
      partner: "card only",
      staff: "RW (closed)",
      institution: "R (home, carer, ОЗД)",
      lead: "R (closed)",
    },
    contracts: { getMyProfile: youth, saveMyProfile: youth, getChildProfile: guardian },
  },
  {
    resource: "profile review",
    may: { youth: "R own, when done", mentor: "RW with a running match, nameless, no free text, 48 hours" },
    contracts: {
      listMyReviews: mentor,
      claimReview: mentor,
      getMentorReview: mentor,
      submitReview: mentor,
      listMyProfileReviews: youth,
    },
  },
  {
    resource: "identity: name, birth date, contact",
    may: {
      youth: "RW; birth date through staff",
      mentor: "first name, age band",
      partner: "after share: chosen fields",
      staff: "RW; without a case worker: name, age, sign-up",
      institution: "R first name, age",
      lead: "R",
      admin: "e-mail only",
    },
    contracts: {
      getMyIdentity: youth,
      saveMyIdentity: youth,
      listYouths: staff,
      getYouth: staff,
      confirmYouth: staff,
      correctBirthDate: staff,
    },
  },
  {
    resource: "caseload",
    may: {
      youth: "R own: who, since when",
      staff:
        "R own, unit, free ones; takes a free one; supervisor gives and hands over the unit's, with a coordinator free ones and those of who left",
      lead: "as staff",
    },
    contracts: {
      getMyCaseWorker: youth,
      takeCase: staff,
      assignCase: staff,
      listCaseWorkers: staff,
      listCaseloads: staff,
      getCaseload: staff,
      handOverCases: staff,
    },
  },
  {
    resource: "what waits: Днес",
    may: { staff: "R own cases, unit; organisations and postings", lead: "as staff" },
    contracts: { getToday: staff },
  },
  {
    resource: "sensitive: care status, disability, ethnicity, health",
    may: {
      youth: "RW, each optional (support wanted is a part of the profile)",
      mentor: "– unless Y shares (closed)",
      partner: "never",
      staff: "R with purpose (closed)",
      institution: "fact of own placement (not school)",
      lead: "R (closed)",
    },
    contracts: closed,
  },
  {
    resource: "questionnaire answers / results",
    may: { youth: "RW / R", mentor: "– / areas of a claimed profile; figures if Y allows", staff: "R / R (closed)" },
    everybody: "R questions",
    contracts: { getQuestionnaire: "public", saveSitting: youth, getMyInterests: youth },
  },
  {
    resource: "needs assessment",
    may: { youth: "own summary; contest", partner: "never", staff: "RW assigned", lead: "R" },
    contracts: closed,
  },
  {
    resource: "plan; independent-life plan",
    may: {
      youth: "RW",
      mentor: "RW goals",
      staff: "RW",
      institution: "R (home, carer, ОЗД); school plan (school)",
    },
    contracts: closed,
  },
  {
    resource: "consents, share grants",
    may: {
      youth: "RW",
      guardian: "RW under 14; 14–17 answers what is addressed to them",
      partner: "R grants to it",
      staff: "R, records evidence",
      institution: "consent tasks (ОЗД) (closed)",
      lead: "R (closed)",
    },
    contracts: {
      agreeToUse: youth,
      shareIdentity: youth,
      listMyShares: youth,
      listMyConsents: youth,
      getMentorAccess: youth,
      setMentorAccess: youth,
      listMyStays: youth,
      setMyStay: youth,
      recordRepresentativeConsent: staff,
      answerForRepresentative: staff,
      answerRequestOnPaper: staff,
      getGuardianRequest: guardian,
      answerRequest: guardian,
      takeBackAnswer: guardian,
    },
  },
  {
    resource: "privacy notice and terms: what one accepted",
    may: everyRole(own),
    volunteer: own,
    contracts: { getMyNotice: "signed_in", acceptNotice: "signed_in" },
  },
  {
    resource: "openings, trainings",
    may: {
      ...everyRole("R"),
      youth: "R, lawful for age only",
      partner: "RW own, moderated",
      staff: "RW, moderate",
      lead: "RW, moderate",
    },
    volunteer: "R",
    everybody: "R published",
    contracts: {
      listOpenings: "public",
      getOpening: "public",
      listMyOpenings: partner,
      createOpening: partner,
      getMyOpening: partner,
      saveMyOpening: partner,
      actOnMyOpening: partner,
      listOpeningsToReview: staff,
      getOpeningToReview: staff,
      reviewOpening: staff,
    },
  },
  {
    resource: "matches",
    may: { youth: "R own" },
    contracts: { listMyMatches: youth, explainMatch: youth },
  },
  {
    resource: "application and status",
    may: {
      youth: "RW own",
      guardian: "only requests addressed to them, see consents",
      mentor: "R if Y shares (closed)",
      partner: "R without identity; decides",
      staff: "R, mediates; W for Y with attribution, Y confirms (closed)",
    },
    contracts: {
      submitApplication: youth,
      listMyApplications: youth,
      getMyApplication: youth,
      actOnMyApplication: youth,
      decideApplication: partner,
    },
  },
  {
    resource: "candidate card",
    may: { youth: "R preview", partner: "R, card id differs per partner", staff: "R (closed)" },
    contracts: { previewCard: youth, listCandidates: partner, getCandidate: partner },
  },
  {
    resource: "messages Y–M",
    may: {
      youth: "RW",
      mentor: "RW",
      staff: "metadata; moderator: held messages, logged",
      lead: "R on report, logged",
    },
    contracts: closed,
  },
  {
    resource: "messages Y–P",
    may: {
      youth: "adult after share; minor through N",
      partner: "adult after share; minor through N",
      staff: "RW relay",
      lead: "R on report",
    },
    contracts: closed,
  },
  {
    resource: "mentor notes",
    may: { youth: "R except safeguarding", mentor: "RW own", staff: "R", lead: "R" },
    contracts: closed,
  },
  {
    resource: "mentor match",
    may: { youth: "R own (closed)", mentor: "R own (closed)", staff: "RW own cases", lead: "as staff" },
    contracts: { listMentors: staff, assignMentor: staff },
  },
  {
    resource: "appointments",
    may: {
      youth: "RW",
      mentor: "own",
      partner: "own slots",
      staff: "RW",
      institution: "time and place under 18 (home, carer)",
    },
    contracts: closed,
  },
  {
    resource: "sessions, attendance",
    may: { youth: "RW own sign-up, R own", staff: "RW", institution: "sign-up, R own" },
    volunteer: "first names of participants in own session",
    contracts: closed,
  },
  {
    resource: "agreement, evaluation",
    may: { youth: "signs, R", guardian: "where the law asks", partner: "RW own, signs", staff: "RW" },
    contracts: closed,
  },
  {
    resource: "round: ranking and result",
    may: { youth: "RW own", partner: "own capacity and result", staff: "RW" },
    contracts: closed,
  },
  {
    resource: "care stay",
    may: {
      youth: "R own (closed)",
      staff: "RW (closed; the operator's commands)",
      institution: "R own current (not school)",
      lead: "R (closed)",
    },
    contracts: { listMyChildren: ["institution"] },
  },
  {
    resource: "guardian link",
    may: {
      youth: "R own (closed)",
      guardian: "R own: first name, kind",
      staff: "RW own cases, checks",
      lead: "as staff",
    },
    contracts: {
      getGuardianDesk: guardian,
      getRepresentation: staff,
      saveRepresentation: staff,
      recordRepresentative: staff,
      endRepresentative: staff,
      inviteRepresentative: staff,
      finishRepresentationTask: staff,
      getRepresentationLetter: staff,
    },
  },
  {
    resource: "volunteer shifts, hours, credential",
    may: { youth: "own, if taking part", staff: "RW, approves" },
    volunteer: "own",
    contracts: closed,
  },
  {
    resource: "vetting record",
    may: { mentor: "R own (closed)", staff: "R status", lead: "RW, never the own" },
    contracts: { recordVetting: staff },
  },
  {
    resource: "safeguarding report",
    may: {
      youth: "create; own status",
      guardian: "create",
      mentor: "create",
      partner: "create",
      staff: "create",
      institution: "create",
      lead: "RW, never the accused",
    },
    contracts: closed,
  },
  {
    resource: "files",
    may: { youth: "RW own", partner: "after share, chosen file", staff: "R", lead: "R on report" },
    contracts: closed,
  },
  {
    resource: "statistics",
    may: {
      youth: "own",
      mentor: "own mentees from threshold",
      partner: "own funnel, no sensitive dimension",
      staff: "from 5",
      institution: "own from 5",
      lead: "from 5",
      admin: "public from 10",
    },
    contracts: closed,
  },
  {
    resource: "exports",
    may: {
      ...everyRole("own data"),
      partner: "own data; own postings (closed)",
      staff: "own data; own fields, reason, logged (closed)",
      lead: "own data; case (closed)",
    },
    volunteer: "own data",
    contracts: { exportMyData: "signed_in" },
  },
  {
    resource: "audit",
    may: {
      youth: "who viewed me",
      mentor: "own actions",
      partner: "own actions",
      staff: "own caseload",
      lead: "all",
      admin: "metadata only",
    },
    contracts: { listMyViews: youth },
  },
  {
    resource: "saved searches, alerts; API keys",
    may: { youth: own, mentor: own, partner: own, staff: own, admin: "keys: list, revoke" },
    contracts: closed,
  },
  {
    resource: "organisations",
    may: { partner: "R own; registers", staff: "R, approves, refuses", lead: "as staff" },
    everybody: "registers",
    contracts: {
      registerPartner: "public",
      getMyOrganisation: partner,
      listOrganisations: staff,
      decideOrganisation: staff,
    },
  },
  {
    resource: "occupations, skills, instruments, texts",
    may: {
      ...everyRole("R"),
      youth: "R published",
      staff: "RW, published by a second person (closed)",
      admin: "import",
    },
    volunteer: "R",
    everybody: "R published",
    contracts: {
      listOccupations: "public",
      getOccupation: "public",
      listFittingOccupations: "public",
      searchSkills: "public",
      listEverydayCards: "public",
      searchPlaces: "public",
    },
  },
  {
    resource: "this installation: health, languages, registration, contact",
    may: {
      ...everyRole("R"),
      staff: "R; records the registration as mediator",
      lead: "as staff",
      admin: "RW the charity's contact",
    },
    volunteer: "R",
    everybody: "R",
    contracts: {
      getSite: "public",
      recordMediation: staff,
      saveCharity: admin,
      isLive: "public",
      isReady: "public",
      listDemoMails: "public",
    },
  },
  {
    resource: "rules, weights, thresholds",
    may: { youth: "R published", staff: "propose", admin: "confirm: two persons, logged break-glass" },
    contracts: closed,
  },
  {
    resource: "projects",
    may: {
      youth: "R public part",
      guardian: "R public part",
      mentor: "R",
      partner: "R own",
      staff: "RW",
      institution: "R own",
      lead: "R",
    },
    contracts: closed,
  },
  {
    resource: "held messages",
    may: {
      youth: "own",
      mentor: "own",
      staff: "moderator: R, release or refuse, logged",
      lead: "R",
    },
    contracts: closed,
  },
];
