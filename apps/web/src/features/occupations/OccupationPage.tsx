import type { OccupationCard } from "@posoka/schema/occupations";
import { useParams } from "wouter";
import { useLanguage } from "../../app/language.tsx";
import { Page } from "../../app/Page.tsx";
import { GonePage, isGone } from "../../app/GonePage.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { useAsViewer } from "../../app/viewer.ts";
import { Card, Grid, Stack } from "../../ui/layout.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { InterestsCard, OpeningsCard, SkillsCard } from "./OccupationParts.tsx";
import styles from "./occupations.module.css";
import { oneOccupation } from "./queries.ts";

/** One occupation; rendered on the server by the same component, so no react-aria. */
export function OccupationPage() {
  const t = useTexts("occupations");
  const { id = "" } = useParams<{ id: string }>();
  const { data, error } = useAsViewer(oneOccupation(useLanguage(), id), () => false);
  if (isGone(error)) return <GoneOccupation />;
  if (error && !data) throw error;
  if (!data) {
    return (
      <Page title={t("title")}>
        <ListSkeleton label={t("looking")} />
      </Page>
    );
  }
  return <Occupation card={data} />;
}

function Occupation({ card }: { card: OccupationCard }) {
  const t = useTexts("occupations");
  const words = useTexts("vocabulary");
  const { title, description, altTitles, day, waysIn, hard, education } = card;
  const level = education === null || education === "none" ? undefined : words(`education_${education}`);
  return (
    <Page title={title} back={{ href: paths.occupations(), label: t("back") }} description={description.slice(0, 160)}>
      {altTitles.length > 0 && <p className="muted">{t("also", { titles: altTitles.slice(0, 6).join(", ") })}</p>}
      <Grid>
        <Stack width={7}>
          <Card>
            <Part title={t("whatTitle")} text={description} strong />
            <Part title={t("dayTitle")} text={day} />
            <Part title={t("waysTitle")} text={waysIn} />
            {level !== undefined && <p>{t("education", { level })}</p>}
            <Part title={t("hardTitle")} text={hard} />
          </Card>
          <SkillsCard skills={card.skills} />
        </Stack>
        <Stack width={5}>
          <OpeningsCard card={card} />
          <InterestsCard interests={card.interests} />
        </Stack>
      </Grid>
      <Sources card={card} />
    </Page>
  );
}

function Part({ title, text, strong = false }: { title: string; text: string | null; strong?: boolean }) {
  if (text === null || text === "") return null;
  return (
    <div className={styles["part"]}>
      <h2>{title}</h2>
      <p className={strong ? styles["strong"] : undefined}>{text}</p>
    </div>
  );
}

/** Codes for those who need them, and where it comes from. */
function Sources({ card: { iscoCode, nkpdCode, escoUri, day } }: { card: OccupationCard }) {
  const t = useTexts("occupations");
  const codes = [t("codeIsco", { code: iscoCode }), nkpdCode && t("codeNkpd", { code: nkpdCode })].filter(Boolean);
  return (
    <footer className={styles["sources"]}>
      <p>{t("codes", { codes: codes.join(", ") })}</p>
      {day !== null && <p>{t("ours")}</p>}
      {escoUri !== null && (
        <p>
          {t("esco")}{" "}
          <a href={escoUri} rel="noopener noreferrer">
            {t("escoLink")}
          </a>
        </p>
      )}
    </footer>
  );
}

function GoneOccupation() {
  const t = useTexts("occupations");
  return (
    <GonePage
      title={t("goneTitle")}
      lead={t("goneText")}
      ways={[
        { href: paths.occupations(), label: t("back") },
        { href: paths.questions(), label: t("toQuestions") },
      ]}
    />
  );
}
