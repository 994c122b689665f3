import type { Role } from "@posoka/domain/roles";
import type { Capability } from "@posoka/texts/catalogue";
import type { Language } from "@posoka/texts/language";
import type { ComponentType } from "react";
import type { OpeningPreview } from "../features/openings/OpeningPreview.tsx";
import { type PathName, patternOf } from "./paths.ts";
import { loadTexts } from "./texts.ts";

/** Who a page is for: everyone, everyone who is signed in, or some roles. The server decides; this only tells early. */
export type Audience = "public" | "signed_in" | readonly Role[];

export type PageRoute = {
  name: PathName;
  pattern: string;
  audience: Audience;
  texts: readonly Capability[];
  load: () => Promise<ComponentType>;
  /** Rendered by the server too. Such a page has no style attributes, so nothing of react-aria. */
  onServer: boolean;
  /** Set once the code is there. */
  component?: ComponentType;
};

const onServer: ReadonlySet<PathName> = new Set([
  "home",
  "questions",
  "opening",
  "occupation",
  "help",
  "privacy",
  "terms",
  "attribution",
]);

function page(
  name: PathName,
  texts: readonly Capability[],
  load: () => Promise<ComponentType>,
  audience: Audience = "public",
): PageRoute {
  return { name, pattern: patternOf(name), audience, texts, load, onServer: onServer.has(name) };
}

/** A desk page that shows an opening as everybody reads it: features do not know one another, so it is brought here. */
async function withPreview(
  load: () => Promise<ComponentType<{ Preview: typeof OpeningPreview }>>,
): Promise<ComponentType> {
  const [Desk, { OpeningPreview: Preview }] = await Promise.all([
    load(),
    import("../features/openings/OpeningPreview.tsx"),
  ]);
  return function DeskWithPreview() {
    return <Desk Preview={Preview} />;
  };
}

/** Every page, one line each: its path, the words it reads, its code, who it is for. A fixed path stands before `:id`. */
export const routes: readonly PageRoute[] = [
  page("home", ["home", "questionnaire"], () => import("../features/home/HomePage.tsx").then((m) => m.HomePage)),
  page("questions", ["questionnaire"], () =>
    import("../features/interests/QuestionsPage.tsx").then((m) => m.QuestionsPage),
  ),
  page("result", ["result"], () => import("../features/interests/ResultPage.tsx").then((m) => m.ResultPage)),
  page("help", ["help"], () => import("../features/help/HelpPage.tsx").then((m) => m.HelpPage)),
  page("attribution", ["legal"], () => import("../features/legal/AttributionPage.tsx").then((m) => m.AttributionPage)),
  page("privacy", ["notices"], () => import("../features/legal/EditionPage.tsx").then((m) => m.PrivacyPage)),
  page("privacyVersion", ["notices"], () => import("../features/legal/EditionPage.tsx").then((m) => m.PrivacyPage)),
  page("terms", ["notices"], () => import("../features/legal/EditionPage.tsx").then((m) => m.TermsPage)),
  page("pieces", ["pieces", "result"], () => import("../features/pieces/PiecesPage.tsx").then((m) => m.PiecesPage)),
  page("signUp", ["accounts"], () => import("../features/accounts/SignUpPage.tsx").then((m) => m.SignUpPage)),
  page("signIn", ["accounts", "entry", "vocabulary"], () =>
    import("../features/accounts/SignInPage.tsx").then((m) => m.SignInPage),
  ),
  page("reset", ["accounts"], () => import("../features/accounts/ResetPage.tsx").then((m) => m.ResetPage)),
  page("resetWith", ["accounts"], () =>
    import("../features/accounts/NewPasswordPage.tsx").then((m) => m.NewPasswordPage),
  ),
  page("confirmEmail", ["accounts"], () =>
    import("../features/accounts/ConfirmEmailPage.tsx").then((m) => m.ConfirmEmailPage),
  ),
  page("invitation", ["accounts", "vocabulary"], () =>
    import("../features/accounts/InvitationPage.tsx").then((m) => m.InvitationPage),
  ),
  page(
    "me",
    ["accounts", "entry", "factor", "vocabulary"],
    () => import("../features/accounts/MePage.tsx").then((m) => m.MePage),
    "signed_in",
  ),
  page(
    "myNotice",
    ["notices"],
    () => import("../features/legal/NoticeDuePage.tsx").then((m) => m.NoticeDuePage),
    "signed_in",
  ),
  page(
    "privacyDesk",
    ["privacyDesk", "consent", "notices", "entry"],
    () => import("../features/privacy/PrivacyDeskPage.tsx").then((m) => m.PrivacyDeskPage),
    "signed_in",
  ),
  page(
    "ownConsent",
    ["consent"],
    () => import("../features/privacy/OwnConsentPage.tsx").then((m) => m.OwnConsentPage),
    ["youth"],
  ),
  page(
    "profile",
    ["profile", "vocabulary"],
    () => import("../features/profile/ProfilePage.tsx").then((m) => m.ProfilePage),
    ["youth"],
  ),
  page(
    "matches",
    ["matches", "openings", "vocabulary"],
    () => import("../features/matches/MatchesPage.tsx").then((m) => m.MatchesPage),
    ["youth"],
  ),
  page("openings", ["openings", "vocabulary", "provinces"], () =>
    import("../features/openings/OpeningsPage.tsx").then((m) => m.OpeningsPage),
  ),
  page("opening", ["openings", "matches", "applications", "vocabulary"], () =>
    import("../features/openings/OpeningPage.tsx").then((m) => m.OpeningPage),
  ),
  page("occupations", ["occupations", "vocabulary"], () =>
    import("../features/occupations/OccupationsPage.tsx").then((m) => m.OccupationsPage),
  ),
  page("occupation", ["occupations", "result", "vocabulary"], () =>
    import("../features/occupations/OccupationPage.tsx").then((m) => m.OccupationPage),
  ),
  page(
    "applications",
    ["applications", "vocabulary"],
    () => import("../features/applications/ApplicationsPage.tsx").then((m) => m.ApplicationsPage),
    ["youth"],
  ),
  page(
    "application",
    ["applications", "candidates", "result", "vocabulary"],
    () => import("./OwnApplicationPage.tsx").then((m) => m.OwnApplicationPage),
    ["youth"],
  ),
  page("reviews", ["reviews"], () => import("../features/mentor/MyReviewsPage.tsx").then((m) => m.MyReviewsPage), [
    "youth",
  ]),
  page("partnerRegister", ["partner", "vocabulary"], () =>
    import("../features/partner/RegisterPage.tsx").then((m) => m.RegisterPage),
  ),
  page(
    "partner",
    ["partner", "vocabulary"],
    () => import("../features/partner/PartnerPage.tsx").then((m) => m.PartnerPage),
    ["partner"],
  ),
  page(
    "partnerOpening",
    ["posting", "law", "openings", "vocabulary"],
    () => withPreview(() => import("../features/partner/OpeningEditPage.tsx").then((m) => m.OpeningEditPage)),
    ["partner"],
  ),
  page(
    "partnerCandidates",
    ["candidates", "openings", "result", "vocabulary"],
    () => import("../features/partner/CandidatesPage.tsx").then((m) => m.CandidatesPage),
    ["partner"],
  ),
  page(
    "partnerApplication",
    ["candidates", "law", "openings", "result", "vocabulary"],
    () => import("../features/partner/CandidatePage.tsx").then((m) => m.CandidatePage),
    ["partner"],
  ),
  page("staff", ["staff"], () => import("../features/staff/TodayPage.tsx").then((m) => m.TodayPage), ["staff"]),
  page(
    "staffYouths",
    ["staff", "caseWork", "vocabulary"],
    () => import("../features/staff/YouthsPage.tsx").then((m) => m.YouthsPage),
    ["staff"],
  ),
  page(
    "staffCaseloads",
    ["caseWork"],
    () => import("../features/staff/CaseloadsPage.tsx").then((m) => m.CaseloadsPage),
    ["staff"],
  ),
  page("staffCaseload", ["caseWork"], () => import("../features/staff/CaseloadPage.tsx").then((m) => m.CaseloadPage), [
    "staff",
  ]),
  page(
    "staffYouth",
    ["staff", "caseWork", "entry", "representation", "vocabulary"],
    () => import("../features/staff/YouthPage.tsx").then((m) => m.YouthPage),
    ["staff"],
  ),
  page(
    "staffOrganisations",
    ["staff", "vocabulary"],
    () => import("../features/staff/OrganisationsPage.tsx").then((m) => m.OrganisationsPage),
    ["staff"],
  ),
  page(
    "staffOpenings",
    ["staff", "vocabulary"],
    () => import("../features/staff/OpeningsPage.tsx").then((m) => m.OpeningsPage),
    ["staff"],
  ),
  page(
    "staffOpening",
    ["staff", "law", "openings", "vocabulary"],
    () => withPreview(() => import("../features/staff/OpeningPage.tsx").then((m) => m.OpeningPage)),
    ["staff"],
  ),
  page("staffSettings", ["staff"], () => import("../features/staff/SettingsPage.tsx").then((m) => m.SettingsPage), [
    "staff",
  ]),
  page(
    "mentor",
    ["mentor", "vocabulary"],
    () => import("../features/mentor/MentorPage.tsx").then((m) => m.MentorPage),
    ["mentor"],
  ),
  page(
    "mentorReview",
    ["mentor", "result", "vocabulary"],
    () => import("../features/mentor/ReviewPage.tsx").then((m) => m.ReviewPage),
    ["mentor"],
  ),
  page("guardianLink", ["accounts", "guardian"], () =>
    import("../features/accounts/GuardianLinkPage.tsx").then((m) => m.GuardianLinkPage),
  ),
  page(
    "guardian",
    ["guardian", "vocabulary"],
    () => import("../features/guardian/GuardianPage.tsx").then((m) => m.GuardianPage),
    ["guardian"],
  ),
  page(
    "guardianRequest",
    ["guardian", "notices", "vocabulary"],
    () => import("../features/guardian/RequestPage.tsx").then((m) => m.RequestPage),
    ["guardian"],
  ),
  page(
    "guardianChild",
    ["guardian", "result", "vocabulary"],
    () => import("../features/guardian/ChildPage.tsx").then((m) => m.ChildPage),
    ["guardian"],
  ),
  page("card", ["accounts", "entry"], () => import("../features/accounts/CardPage.tsx").then((m) => m.CardPage)),
  page("cardWith", ["accounts", "entry"], () => import("../features/accounts/CardPage.tsx").then((m) => m.CardPage)),
  page(
    "staffCard",
    ["factor", "entry"],
    () => import("../features/cards/StaffCardPage.tsx").then((m) => m.StaffCardPage),
    ["staff"],
  ),
  page(
    "admin",
    ["admin", "entry", "factor", "vocabulary"],
    () => import("../features/admin/AdminPage.tsx").then((m) => m.AdminPage),
    ["admin"],
  ),
  page("adminCharity", ["admin"], () => import("../features/admin/CharityPage.tsx").then((m) => m.CharityPage), [
    "admin",
  ]),
  page("demoMail", ["admin"], () => import("../features/demo/DemoMailPage.tsx").then((m) => m.DemoMailPage)),
];

const matchers = routes.map((route) => ({
  route,
  test: new RegExp(`^${route.pattern.replaceAll(/:[a-z]+/gi, "[^/]+")}/?$`, "i"),
}));

/** The page of a path (without the language prefix), or undefined when there is none. */
export function findRoute(path: string): PageRoute | undefined {
  return matchers.find(({ test }) => test.test(path))?.route;
}

export const shellTexts = ["common", "errors", "fieldErrors"] as const satisfies readonly Capability[];
const loading = new Map<string, Promise<void>>();

/** Fetches the code and the words of a page at the same time, once. */
export function loadPage(route: PageRoute | undefined, language: Language): Promise<void> {
  const key = `${language}/${route?.pattern ?? ""}`;
  const known = loading.get(key);
  if (known) return known;
  const words = [...shellTexts, ...(route?.texts ?? [])].map((capability) => loadTexts(language, capability));
  const code =
    route && !route.component ? route.load().then((component) => void (route.component = component)) : undefined;
  const promise = Promise.all([code, ...words]).then(() => undefined);
  promise.catch(() => loading.delete(key)); // offline: try again at the next visit
  loading.set(key, promise);
  return promise;
}
