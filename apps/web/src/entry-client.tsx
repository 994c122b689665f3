import "./ui/tokens.css";
import "./ui/fonts.css";
import "./ui/base.css";
import { createRoot, hydrateRoot } from "react-dom/client";
import { onLeave, restoreSession } from "./api/session.ts";
import { App } from "./app/App.tsx";
import { splitPath } from "./app/language.tsx";
import { paths } from "./app/paths.ts";
import { createQueries } from "./app/queries.ts";
import { findRoute, loadPage } from "./app/routes.tsx";
import { primeTexts } from "./app/texts.ts";
import { fillQueries, readPageData } from "./app/page-data.ts";

const root = document.getElementById("posoka");
if (!root) throw new Error("the document has no element for the app");

const { language, path } = splitPath(location.pathname);
const queries = createQueries();
const known = readPageData();
fillQueries(queries, known);
primeTexts(language, known.words ?? {});
onLeave(() => queries.clear());

const app = <App language={language} queries={queries} />;
const serverRendered = root.firstElementChild !== null;

// The page's code and words first: hydrating without them would show a skeleton over the finished page.
void loadPage(findRoute(path), language)
  .catch(() => undefined)
  .then(() => {
    if (serverRendered) hydrateRoot(root, app);
    else createRoot(root).render(app);
    restoreSession();
    whenIdle(prepareForNoConnection);
  });

// A browser may keep a left page whole for its back button, with everything on it: it shows nothing, and begins anew.
window.addEventListener("pagehide", () => void (root.hidden = true));
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

function whenIdle(act: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(act, { timeout: 5000 });
  else setTimeout(act, 2000);
}

/** Help must open without a connection, and so must the result of questions answered without one. */
function prepareForNoConnection(): void {
  const needed = [paths.help(), ...(path === paths.questions() ? [paths.result()] : [])];
  for (const one of needed) void loadPage(findRoute(one), language).catch(() => undefined);
}
