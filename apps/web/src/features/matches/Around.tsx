import type { listMyMatches } from "@posoka/schema/matches";
import type { ReplyOf } from "@posoka/schema/route";
import { Link } from "wouter";
import { capitalised } from "../../app/capitalised.ts";
import { profilePartOf } from "../../app/fit/fit-words.ts";
import { useFitWords } from "../../app/fit/use-fit-words.ts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card, Grid } from "../../ui/layout.tsx";
import { Icon } from "../../ui/icons.tsx";
import { EmptyState } from "../../ui/lists.tsx";
import styles from "./matches.module.css";

export type Found = ReplyOf<typeof listMyMatches>;

/** Empty parts of the profile that matching would use, each with the way there. Folded, so that the places come first. */
export function MissingParts({ missing, open }: Pick<Found, "missing"> & { open: boolean }) {
  const t = useTexts("matches");
  return (
    <details className={styles["missing"]} open={open}>
      <summary>{t("missingTitle")}</summary>
      <p>{t("missingLead")}</p>
      <ul className={styles["parts"]}>
        {missing.map((part) => (
          <li key={part}>
            <Link href={part === "interests" ? paths.questions() : `${paths.profile()}#${part}`}>
              <Icon name="ring" size={20} />
              {t(`missing_${part}`)}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function NoMatches({ filtered }: { filtered: boolean }) {
  const t = useTexts("matches");
  return (
    <EmptyState title={t(filtered ? "emptyKindTitle" : "emptyTitle")}>
      <p>{t("emptyText")}</p>
      <ButtonRow>
        {filtered && (
          <LinkButton tone="quiet" href={paths.matches()}>
            {t("all")}
          </LinkButton>
        )}
        <LinkButton tone={filtered ? "plain" : "quiet"} href={paths.occupations()}>
          {t("toOccupations")}
        </LinkButton>
      </ButtonRow>
    </EmptyState>
  );
}

/** One change each that would open more, what the law keeps for later, and where to go on. */
export function Around({ found: { relax, adultsOnly } }: { found: Found }) {
  const t = useTexts("matches");
  const words = useFitWords();
  return (
    <Grid>
      {relax.length > 0 && (
        <Card width={7}>
          <h2>{t("relaxTitle")}</h2>
          <ul className={styles["relax"]}>
            {relax.map((one) => {
              const part = profilePartOf[one.code];
              return (
                <li key={one.rule}>
                  <p>
                    <strong>{capitalised(t("adds", { adds: one.adds }))}.</strong> {words.relax(one)}
                  </p>
                  {part !== undefined && <Link href={`${paths.profile()}#${part}`}>{t("changeAction")}</Link>}
                  {one.rule === "kind" && <Link href={paths.matches()}>{t("all")}</Link>}
                </li>
              );
            })}
          </ul>
        </Card>
      )}
      <Card {...(relax.length > 0 && { width: 5 as const })}>
        <h2>{t("nextTitle")}</h2>
        {adultsOnly > 0 && <p>{t("olderOnly", { count: adultsOnly })}</p>}
        <ButtonRow>
          <LinkButton tone="quiet" href={paths.occupations()}>
            {t("toOccupations")}
          </LinkButton>
          <LinkButton tone="plain" href={paths.openings()}>
            {t("toOpenings")}
          </LinkButton>
          <LinkButton tone="plain" href={paths.help()}>
            {t("toHelp")}
          </LinkButton>
        </ButtonRow>
      </Card>
    </Grid>
  );
}
