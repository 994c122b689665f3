import type { Profile } from "@posoka/schema/profiles";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Card } from "../../ui/layout.tsx";
import { type Document, type PartName, partIsFilled } from "./document.ts";
import styles from "./profile.module.css";

type Missing = Profile["missing"][number];

// What the server calls missing is compared with what is on the screen, which may be ahead of it.
const partOf: Record<Exclude<Missing, "interests">, PartName> = {
  education: "education",
  skills: "skills",
  languages: "languages",
  place: "place",
  hours: "hours",
};

/** What would help the most, part by part, each a jump to its place. */
export function Overview({ doc, missing }: { doc: Document; missing: Profile["missing"] }) {
  const t = useTexts("profile");
  const parts = Object.entries(partOf) as [Exclude<Missing, "interests">, PartName][];
  const open = parts.filter(([, part]) => !partIsFilled[part](doc));
  const needsInterests = missing.includes("interests");
  const isComplete = open.length === 0 && !needsInterests;
  return (
    <Card tone={isComplete ? "leaf" : "sun"}>
      <h2>{isComplete ? t("missingNone") : t("missingTitle")}</h2>
      {!isComplete && <p>{t("missingText")}</p>}
      {!isComplete && (
        <ul className={styles["missing"]}>
          {needsInterests && (
            <li>
              <LinkButton small tone="plain" href={paths.questions()}>
                <Icon name="ring" size={20} />
                {t("missing_interests")}
              </LinkButton>
            </li>
          )}
          {open.map(([name, part]) => (
            <li key={name}>
              <LinkButton small tone="plain" href={`#${part}`} external>
                <Icon name="ring" size={20} />
                {t(`missing_${name}`)}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
      <ButtonRow>
        <LinkButton tone={isComplete ? "primary" : "quiet"} href={paths.matches()}>
          {t("toMatches")}
        </LinkButton>
        <LinkButton tone="plain" href={paths.reviews()}>
          {t("toReviews")}
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}
