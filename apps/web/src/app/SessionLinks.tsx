import { Link, useLocation } from "wouter";
import { signOut, useSession } from "../api/session.ts";
import { paths } from "./paths.ts";
import styles from "./Shell.module.css";
import { useTexts } from "./texts.ts";

/** Sign in for a guest; who one is and sign out for the others. */
export function SessionLinks() {
  const t = useTexts("common");
  const { status, me } = useSession();
  const [, navigate] = useLocation();
  if (status !== "signed_in") {
    return (
      <nav className={styles["session"]} aria-label={t("accountMenu")}>
        <Link href={paths.signIn()}>{t("signIn")}</Link>
      </nav>
    );
  }
  const leave = () => {
    navigate(paths.home());
    void signOut().catch(() => undefined); // what the server did not hear ends with its cookie's time
  };
  return (
    <nav className={styles["session"]} aria-label={t("accountMenu")}>
      <Link href={paths.me()}>{me.displayName || me.userName}</Link>
      <button type="button" onClick={leave}>
        {t("signOut")}
      </button>
    </nav>
  );
}
