import type { PublicOpening } from "@posoka/schema/openings";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { clock, useSlotLines } from "../../app/fit/where-when.ts";
import { useFormat } from "../../app/format.ts";
import { useLanguage } from "../../app/language.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Facts } from "../../ui/lists.tsx";
import styles from "./openings.module.css";

/** What the posting states, and nothing that it does not. */
export function OpeningFacts({ opening }: { opening: PublicOpening }) {
  const t = useTexts("openings");
  const { date, number } = useFormat();
  const when = useWhen(opening);
  const asked = useAsked(opening);
  const { place, remote, startsOn, endsOn, seats, occupation } = opening;
  const at = place ? t("whereAt", { name: place.name, province: place.province }) : t("whereUnstated");
  const facts: [name: string, value: ReactNode][] = [
    [t("where"), remote ? t("remote") : at],
    ...when,
    [t("starts"), startsOn ? date(startsOn) : t("startsUnstated")],
    [t("ends"), endsOn && date(endsOn)],
    ...asked,
    [t("seats"), seats > 1 && number(seats)],
    [t("occupation"), occupation && <Link href={paths.occupation(occupation.id)}>{occupation.title}</Link>],
  ];
  return <Facts items={facts.filter(([, value]) => Boolean(value)).map(([name, value]) => ({ name, value }))} />;
}

type Fact = [name: string, value: ReactNode];

function useWhen({ shiftStart, shiftEnd, slots, hoursPerDay, hoursPerWeek }: PublicOpening): Fact[] {
  const t = useTexts("openings");
  const language = useLanguage();
  const { number } = useFormat();
  const lines = useSlotLines()(slots);
  const hours = [
    shiftStart && shiftEnd ? t("shift", { from: clock(language, shiftStart), to: clock(language, shiftEnd) }) : null,
    hoursPerDay === null ? null : t("hoursPerDay", { hours: number(hoursPerDay, 1) }),
    hoursPerWeek === null ? null : t("hoursPerWeek", { hours: number(hoursPerWeek, 1) }),
  ].filter((one) => one !== null);
  const days = lines.length > 0 && (
    <>
      {lines.map((line) => (
        <span key={line} className={styles["line"]}>
          {line}
        </span>
      ))}
    </>
  );
  return [
    [t("hours"), hours.join(", ")],
    [t("days"), days],
  ];
}

function useAsked(opening: PublicOpening): Fact[] {
  const t = useTexts("openings");
  const words = useTexts("vocabulary");
  const { contractForm, probationMonths, minEducation, languages, licences, lodging, transport, accessible } = opening;
  const given = [lodging && t("lodging"), transport && t("transport"), accessible && t("accessible")].filter(Boolean);
  const spoken = languages.map(({ code, level }) => t("languageAt", { language: words(`spoken_${code}`), level: words(`languageLevel_${level}`) }));
  return [
    [t("contract"), words(`contract_${contractForm}`)],
    [t("probation"), probationMonths !== null && probationMonths > 0 && t("probationMonths", { months: probationMonths })],
    [t("education"), minEducation === "none" ? t("educationAny") : words(`education_${minEducation}`)],
    [t("languages"), spoken.join(", ")],
    [t("licences"), licences.map((licence) => words(`licence_${licence}`)).join(", ")],
    [t("given"), given.join(", ")],
  ];
}
