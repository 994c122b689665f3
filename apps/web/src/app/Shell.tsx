import { type Charity, getSite } from "@posoka/schema/site";
import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { forever, read } from "../api/client.ts";
import { useSession } from "../api/session.ts";
import { classes } from "../ui/classes.ts";
import { Brand, Icon } from "../ui/icons.tsx";
import { StatusRegion } from "../ui/Status.tsx";
import { callTo } from "./call-to.ts";
import { useOnline } from "./connection.ts";
import { LanguageLinks } from "./LanguageLinks.tsx";
import { mainLinks, tabLinks } from "./menu.ts";
import { paths } from "./paths.ts";
import styles from "./Shell.module.css";
import { QuickExit } from "./QuickExit.tsx";
import { SessionLinks } from "./SessionLinks.tsx";
import { useTexts } from "./texts.ts";

// Not in the first load of a guest.
const Companions = lazy(() => import("./Companions.tsx").then((m) => ({ default: m.Companions })));

/** What is around every page: skip link, header, help, footer; a bar of tabs for a young person on a phone. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useTexts("common");
  const [path] = useLocation();
  const { me } = useSession();
  const site = useQuery(read(getSite, {}, forever)).data;
  const tabs = tabLinks(me?.acting);
  const isDesk = me !== null && me.acting !== "youth";
  // On the document, since dialogs and lists open outside of the shell.
  useEffect(() => void document.documentElement.toggleAttribute("data-desk", isDesk), [isDesk]);
  return (
    <div className={classes(styles["shell"], tabs.length > 0 && styles["withTabs"])}>
      <a className={classes(styles["skip"], "no-print")} href="#content">
        {t("skipToContent")}
      </a>
      {site?.demo && <aside className={styles["demo"]}>{t("demo")}</aside>}
      <Header path={path} />
      <OfflineBanner />
      <main id="content" className={styles["main"]} tabIndex={-1}>
        <Suspense>{me && <Companions />}</Suspense>
        {children}
      </main>
      <footer className={classes(styles["footer"], "no-print")}>
        <div className={styles["footerInner"]}>
          <p className={styles["tagline"]}>
            <strong>{t("brand")}</strong>
            <span>{t("tagline")}</span>
          </p>
          {site && <FooterContact charity={site.charity} />}
          {site && (
            <p>
              {site.mediationNumber
                ? t("footerRegistered", { number: site.mediationNumber })
                : t("footerNotRegistered")}
            </p>
          )}
          <div className={styles["footerLinks"]}>
            <Link href={paths.help()}>{t("help")}</Link>
            {!me && <Link href={paths.partnerRegister()}>{t("footerPartners")}</Link>}
            <Link href={paths.privacy()}>{t("footerPrivacy")}</Link>
            <Link href={paths.terms()}>{t("footerTerms")}</Link>
            <Link href={paths.attribution()}>{t("footerAttribution")}</Link>
            {site?.demo && <Link href={paths.demoMail()}>{t("demoMail")}</Link>}
          </div>
        </div>
      </footer>
      {tabs.length > 0 && (
        <nav className={classes(styles["tabs"], "no-print")} aria-label={t("menu")}>
          {tabs.map(({ name, icon, text }) => (
            <Link key={name} href={paths[name]()} {...(path === paths[name]() && { "aria-current": "page" as const })}>
              <Icon name={icon} />
              {t(text)}
            </Link>
          ))}
        </nav>
      )}
      <StatusRegion closeLabel={t("close")} />
    </div>
  );
}

/** The charity itself: who it is, and how to reach it; nothing while only its name is recorded. */
function FooterContact({ charity: { name, address, phone, email } }: { charity: Charity }) {
  if (address === null && phone === null && email === null) return null;
  return (
    <p className={styles["contact"]}>
      <span>{name}</span>
      {address !== null && <span>{address}</span>}
      {phone !== null && <a href={callTo(phone)}>{phone}</a>}
      {email !== null && <a href={`mailto:${email}`}>{email}</a>}
    </p>
  );
}

function Header({ path }: { path: string }) {
  const t = useTexts("common");
  const { me } = useSession();
  const search = useSearch();
  const links = mainLinks(me?.acting);
  const items = links.map(({ name, text }) => (
    <Link key={name} href={paths[name]()} {...(path === paths[name]() && { "aria-current": "page" as const })}>
      {t(text)}
    </Link>
  ));
  return (
    <header className={classes(styles["header"], "no-print")}>
      <Link className={styles["brand"]} href={paths.home()}>
        <Brand />
        {t("brand")}
      </Link>
      <nav className={styles["wideNav"]} aria-label={t("mainMenu")}>
        {items}
      </nav>
      <div className={styles["tools"]}>
        <div className={styles["wideOnly"]}>
          <LanguageLinks path={path} search={search} />
        </div>
        <QuickExit />
        <Link
          className={classes(styles["help"], me && styles["helpNarrow"])}
          href={paths.help()}
          aria-label={t("help")}
        >
          <Icon name="help" />
          <span className={styles["helpLong"]}>{t("help")}</span>
          <span className={styles["helpShort"]}>{t("helpShort")}</span>
        </Link>
        <div className={styles["wideOnly"]}>
          <SessionLinks />
        </div>
        <PhoneMenu key={path}>
          <nav aria-label={t("mainMenu")}>{items}</nav>
          <SessionLinks />
          <LanguageLinks path={path} search={search} />
        </PhoneMenu>
      </div>
    </header>
  );
}

/** Opens without any script; a navigation closes it, because its key is the path. */
function PhoneMenu({ children }: { children: ReactNode }) {
  const t = useTexts("common");
  return (
    <details className={styles["phoneMenu"]}>
      <summary>
        <Icon name="menu" />
        <span className="visually-hidden">{t("menu")}</span>
      </summary>
      <div className={styles["phonePanel"]}>{children}</div>
    </details>
  );
}

function OfflineBanner() {
  const t = useTexts("common");
  const online = useOnline();
  const [said, setSaid] = useState<"nothing" | "offline" | "back">("nothing");
  // A change of the connection is told at once; that it is back, for five seconds.
  if (!online && said !== "offline") setSaid("offline");
  if (online && said === "offline") setSaid("back");
  useEffect(() => {
    const timer = said === "back" ? setTimeout(() => setSaid("nothing"), 5000) : undefined;
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <div role="status" className="no-print">
      {said !== "nothing" && <p className={styles["offline"]}>{said === "back" ? t("online") : t("offline")}</p>}
    </div>
  );
}
