import type { ReactNode } from "react";
import { Page, PageTitle } from "../../app/Page.tsx";
import { inLanguage, useLanguage } from "../../app/language.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { useSession } from "../../api/session.ts";
import { ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card, Grid } from "../../ui/layout.tsx";
import { Reasons } from "../../ui/lists.tsx";
import { AnswerPicture, DoorPicture, PathPicture, SignpostPicture } from "../../ui/pictures.tsx";
import styles from "./HomePage.module.css";
import { StartButton } from "./StartButton.tsx";
import { TryQuestion } from "./TryQuestion.tsx";

export function HomePage() {
  const t = useTexts("home");
  const common = useTexts("common");
  const { status } = useSession();
  const language = useLanguage();
  return (
    <Page title={common("brand")} description={t("description")} ownTitle>
      <Grid>
        <Card tone="hero" width={7}>
          <div className={styles["title"]}>
            <PageTitle>{t("title")}</PageTitle>
          </div>
          <p className={styles["lead"]}>{t("lead")}</p>
          <ButtonRow>
            <StartButton />
            {status !== "signed_in" && (
              <LinkButton tone="quiet" href={paths.signIn()}>
                {t("haveAccount")}
              </LinkButton>
            )}
          </ButtonRow>
          <PathPicture />
        </Card>
        <TryQuestion action={inLanguage(language, paths.questions())} />
      </Grid>

      <section className={styles["steps"]} aria-labelledby="how">
        <h2 id="how">{t("howTitle")}</h2>
        <ol>
          <Step picture={<AnswerPicture />} title={t("step1")} text={t("step1Text")} />
          <Step picture={<SignpostPicture />} title={t("step2")} text={t("step2Text")} />
          <Step picture={<DoorPicture />} title={t("step3")} text={t("step3Text")} />
        </ol>
      </section>

      <Grid>
        <Card width={7}>
          <h2>{t("forWhomTitle")}</h2>
          <Reasons
            items={[t("forWhom1"), t("forWhom2"), t("forWhom3"), t("forWhom4"), t("forWhom5")].map((text) => ({
              id: text,
              sign: "yes",
              text,
            }))}
          />
        </Card>
        <Card width={5} tone="sun">
          <h2>{t("lookTitle")}</h2>
          <p>{t("lookText")}</p>
          <ButtonRow>
            <LinkButton tone="plain" href={paths.occupations()}>
              {t("lookOccupations")}
            </LinkButton>
            <LinkButton tone="plain" href={paths.openings()}>
              {t("lookOpenings")}
            </LinkButton>
          </ButtonRow>
        </Card>
        <Card width={6}>
          <h2>{t("partnersTitle")}</h2>
          <p>{t("partnersText")}</p>
          <ButtonRow>
            <LinkButton tone="plain" href={paths.partnerRegister()}>
              {t("partnersAction")}
            </LinkButton>
          </ButtonRow>
        </Card>
        <Card width={6}>
          <h2>{t("mentorsTitle")}</h2>
          <p>{t("mentorsText")}</p>
          <ButtonRow>
            <LinkButton tone="plain" href={paths.signIn()}>
              {t("mentorsAction")}
            </LinkButton>
          </ButtonRow>
        </Card>
      </Grid>
    </Page>
  );
}

function Step({ picture, title, text }: { picture: ReactNode; title: string; text: string }) {
  return (
    <li>
      {picture}
      <h3>{title}</h3>
      <p>{text}</p>
    </li>
  );
}
