import type { OccupationCard } from "@posoka/schema/occupations";
import { Link } from "wouter";
import { useSession } from "../../api/session.ts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import { Meter } from "../../ui/Meter.tsx";
import styles from "./occupations.module.css";

/** Places that are open now; without any, where to look instead. */
export function OpeningsCard({ card: { title, openings, openingsTotal } }: { card: OccupationCard }) {
  const t = useTexts("occupations");
  const isYouth = useSession().me?.acting === "youth";
  return (
    <Card tone={openings.length > 0 ? "leaf" : "plain"}>
      <h2>{t("openingsTitle")}</h2>
      {openings.length === 0 && <p>{t("openingsNone")}</p>}
      {openings.length > 0 && (
        <ul className={styles["openings"]}>
          {openings.map((opening) => (
            <li key={opening.id}>
              <Link href={paths.opening(opening.id)}>{opening.title}</Link>
              <p className="muted">{[opening.organisationName, opening.placeName].filter(Boolean).join(" · ")}</p>
            </li>
          ))}
        </ul>
      )}
      {openingsTotal > openings.length && <p>{t("openingsMore", { count: openingsTotal - openings.length })}</p>}
      <ButtonRow>
        <LinkButton tone="quiet" href={openings.length > 0 ? `${paths.openings()}?q=${encodeURIComponent(title.split("/")[0] ?? title)}` : paths.openings()}>
          {t("openingsAll")}
        </LinkButton>
        {isYouth && (
          <LinkButton tone="plain" href={paths.matches()}>
            {t("toMatches")}
          </LinkButton>
        )}
      </ButtonRow>
    </Card>
  );
}

// An imported occupation may name a hundred; the first say what it is about.
const shownSkills = 12;

export function SkillsCard({ skills }: Pick<OccupationCard, "skills">) {
  const t = useTexts("occupations");
  if (skills.length === 0) return null;
  return (
    <Card>
      <h2>{t("skillsTitle")}</h2>
      <SkillList title={t("skillsEssential")} skills={skills.filter(({ essential }) => essential)} />
      <SkillList title={t("skillsOptional")} skills={skills.filter(({ essential }) => !essential)} />
    </Card>
  );
}

function SkillList({ title, skills }: { title: string; skills: OccupationCard["skills"] }) {
  const t = useTexts("occupations");
  if (skills.length === 0) return null;
  const rest = skills.slice(shownSkills);
  return (
    <div className={styles["skills"]}>
      <h3>{title}</h3>
      <ul>
        {skills.slice(0, shownSkills).map(({ id, label }) => (
          <li key={id}>{label}</li>
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>{t("moreSkills", { count: rest.length })}</summary>
          <ul>
            {rest.map(({ id, label }) => (
              <li key={id}>{label}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** How much of each of the six there is in the work, the most first. */
export function InterestsCard({ interests }: Pick<OccupationCard, "interests">) {
  const t = useTexts("occupations");
  const types = useTexts("result");
  if (!interests || interests.length === 0) return null;
  const ordered = [...interests].sort((a, b) => b.points - a.points);
  return (
    <Card>
      <h2>{t("interestsTitle")}</h2>
      <p className="muted">{t("interestsText")}</p>
      <ul className={styles["types"]}>
        {ordered.map(({ type, points }) => (
          <li key={type}>
            <span>{types(type)}</span>
            <Meter value={points} label={types(type)} text={t("points", { points })} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
