import { useLocation, useSearch } from "wouter";
import { ButtonRow, LinkButton } from "../ui/Button.tsx";
import { LostPicture } from "../ui/pictures.tsx";
import { Page } from "./Page.tsx";
import { paths } from "./paths.ts";
import { useTexts } from "./texts.ts";

export function NotFoundPage() {
  const t = useTexts("common");
  return (
    <Page title={t("notFoundTitle")} lead={t("notFoundText")} width="narrow">
      <LostPicture />
      <ButtonRow>
        <LinkButton href={paths.home()}>{t("goHome")}</LinkButton>
        <LinkButton tone="plain" href={paths.help()}>
          {t("help")}
        </LinkButton>
      </ButtonRow>
    </Page>
  );
}

/** `formal` for the pages of adults; they do not sign up here. */
export function SignInFirstPage({ formal }: { formal: boolean }) {
  const t = useTexts("common");
  const [path] = useLocation();
  const search = useSearch();
  return (
    <Page
      title={formal ? t("signInFirstTitleFormal") : t("signInFirstTitle")}
      lead={t("signInFirstText")}
      width="narrow"
    >
      <ButtonRow>
        <LinkButton href={paths.signIn(search === "" ? path : `${path}?${search}`)}>{t("signIn")}</LinkButton>
        {!formal && (
          <LinkButton tone="plain" href={paths.signUp()}>
            {t("signUp")}
          </LinkButton>
        )}
      </ButtonRow>
    </Page>
  );
}

export function OtherRolePage() {
  const t = useTexts("common");
  return (
    <Page title={t("otherRoleTitle")} lead={t("otherRoleText")} width="narrow">
      <ButtonRow>
        <LinkButton href={paths.home()}>{t("goHome")}</LinkButton>
        <LinkButton tone="plain" href={paths.me()}>
          {t("me")}
        </LinkButton>
      </ButtonRow>
    </Page>
  );
}
