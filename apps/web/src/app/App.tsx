import type { Me } from "@posoka/schema/accounts";
import type { Language } from "@posoka/texts/language";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Suspense, use } from "react";
import { Route, Router, useLocation } from "wouter";
import { useSession } from "../api/session.ts";
import { PageSkeleton } from "../ui/Skeleton.tsx";
import { type Head, HeadContext } from "./head.ts";
import { LanguageContext, languagePrefix, useLanguage } from "./language.tsx";
import { NotFoundPage, OtherRolePage, SignInFirstPage } from "./NoPage.tsx";
import { type PathName, paths } from "./paths.ts";
import { RouteBoundary } from "./RouteBoundary.tsx";
import { findRoute, loadPage, type PageRoute } from "./routes.tsx";
import { Shell } from "./Shell.tsx";
import { useTexts } from "./texts.ts";

type AppProps = {
  language: Language;
  queries: QueryClient;
  /** On the server: the address asked for, and where the page writes its title. */
  server?: { url: string; head: Head };
};

/** Providers, router and shell around the page of the address. */
export function App({ language, queries, server }: AppProps) {
  return (
    <QueryClientProvider client={queries}>
      <LanguageContext value={language}>
        <HeadContext value={server?.head ?? null}>
          <Router base={languagePrefix[language]} {...(server && { ssrPath: server.url })}>
            <Shell>
              <CurrentPage />
            </Shell>
          </Router>
        </HeadContext>
      </LanguageContext>
    </QueryClientProvider>
  );
}

function CurrentPage() {
  const [path] = useLocation();
  const route = findRoute(path);
  const t = useTexts("common");
  return (
    <RouteBoundary key={path}>
      <Suspense fallback={<PageSkeleton label={t("loading")} slow={t("slow")} />}>
        {route ? (
          <Route path={route.pattern}>
            <PageView route={route} />
          </Route>
        ) : (
          <NotFoundPage />
        )}
      </Suspense>
    </RouteBoundary>
  );
}

function PageView({ route: asked }: { route: PageRoute }) {
  const language = useLanguage();
  const session = useSession();
  // Who asked to be erased finds one page behind the sign-in: where that is taken back.
  const isLeaving = session.me?.leavesAt != null && asked.audience !== "public";
  const route = (isLeaving && findRoute(paths.privacyDesk())) || asked;
  if (route.audience !== "public" && session.status !== "signed_in") {
    return session.status === "guest" ? (
      <SignInFirstPage formal={Array.isArray(route.audience) && !route.audience.includes("youth")} />
    ) : (
      <Waiting />
    );
  }
  if (Array.isArray(route.audience) && session.me && !route.audience.includes(session.me.acting))
    return <OtherRolePage />;
  const shown = pageFor(route, session.me);
  if (!shown.component) use(loadPage(shown, language));
  const Component = shown.component;
  return Component ? <Component /> : null;
}

/** What stays open while the own consent is missing: the account, and the own rights. */
const ownDesk: ReadonlySet<PathName> = new Set(["me", "privacyDesk"]);

/**
 * Who turned 14 meets the own consent first, in place of every page of their own but the account's; whoever does not know
 * the current notice and terms meets those. What is everybody's stays open, so that they can be read, and help found.
 */
function pageFor(route: PageRoute, me: Me | null): PageRoute {
  if (me === null || route.audience === "public") return route;
  if (me.youth?.state === "own_consent_needed")
    return ownDesk.has(route.name) ? route : (findRoute(paths.ownConsent()) ?? route);
  return me.noticeDue && me.leavesAt === null ? (findRoute(paths.myNotice()) ?? route) : route;
}

function Waiting() {
  const t = useTexts("common");
  return <PageSkeleton label={t("loading")} slow={t("slow")} />;
}
