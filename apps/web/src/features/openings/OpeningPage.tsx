import type { PublicOpening } from "@posoka/schema/openings";
import { useParams } from "wouter";
import { capitalised } from "../../app/capitalised.ts";
import { paidKinds, Pay } from "../../app/fit/Pay.tsx";
import { useWhereWhen } from "../../app/fit/where-when.ts";
import { useFormat } from "../../app/format.ts";
import { useLanguage } from "../../app/language.tsx";
import { Page } from "../../app/Page.tsx";
import { GonePage, isGone } from "../../app/GonePage.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { useAsViewer } from "../../app/viewer.ts";
import { Card, Chip } from "../../ui/layout.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { ActionCard } from "./ActionCard.tsx";
import { OpeningFacts } from "./OpeningFacts.tsx";
import { OpeningSkills } from "./OpeningSkills.tsx";
import styles from "./openings.module.css";
import { Prose } from "./Prose.tsx";
import { oneOpening } from "./queries.ts";

/** One opening, for everybody; rendered on the server by the same component, so no react-aria before a sign-in. */
export function OpeningPage() {
  const t = useTexts("openings");
  const { id = "" } = useParams<{ id: string }>();
  const { data, error } = useAsViewer(oneOpening(useLanguage(), id), ({ adultsOnly }) => adultsOnly);
  if (isGone(error)) return <GoneOpening />;
  if (error && !data) throw error;
  if (!data) {
    return (
      <Page title={t("title")}>
        <ListSkeleton label={t("looking")} />
      </Page>
    );
  }
  return <Opening opening={data} />;
}

function Opening({ opening }: { opening: PublicOpening }) {
  const t = useTexts("openings");
  const words = useTexts("vocabulary");
  const whereWhen = useWhereWhen();
  const { date, shortDate } = useFormat();
  const { title, kind, organisationName, place, description, conditions, language } = opening;
  const written = language === "en" ? "en" : "bg";
  return (
    <Page
      title={title}
      back={{ href: paths.openings(), label: t("back") }}
      lead={whereWhen({ ...opening, placeName: place?.name ?? null, organisationName })}
      description={description.slice(0, 160)}
    >
      <div className={styles["chips"]}>
        <Chip>{capitalised(words(`kind_${kind}`))}</Chip>
        {opening.adultsOnly && <Chip tone="clay">{capitalised(t("adultsOnly"))}</Chip>}
        {opening.external && <Chip tone="plain">{capitalised(t("external"))}</Chip>}
      </div>
      <div className={styles["columns"]}>
        <Card>
          <Pay pay={opening.pay} kind={kind} />
          {opening.pay === null && paidKinds.has(kind) && <p className="muted">{t("payUnstatedNote")}</p>}
          <OpeningFacts opening={opening} />
          <p className={styles["closes"]}>{t("closesOn", { date: date(opening.closesOn) })}</p>
        </Card>
        <div className={styles["side"]}>
          <ActionCard opening={opening} />
        </div>
        {description + conditions !== "" && (
          <Card>
            {description !== "" && <h2>{t("descriptionTitle")}</h2>}
            <Prose text={description} lang={written} />
            {conditions !== "" && <h2>{t("conditionsTitle")}</h2>}
            <Prose text={conditions} lang={written} />
            <p className="muted">{t("published", { date: shortDate(opening.publishedAt) })}</p>
          </Card>
        )}
        <OpeningSkills opening={opening} />
      </div>
    </Page>
  );
}

function GoneOpening() {
  const t = useTexts("openings");
  return (
    <GonePage
      title={t("goneTitle")}
      lead={t("goneText")}
      ways={[
        { href: paths.openings(), label: t("toOpenings") },
        { href: paths.occupations(), label: t("toOccupations") },
      ]}
    />
  );
}
