import type { InterestProfile } from "@posoka/domain/interests/types";
import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useLanguage } from "../../app/language.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { fittingOccupations } from "./queries.ts";
import styles from "./result.module.css";
import { useJoin } from "./words.ts";

/** Occupations that resemble the interests, each with its reason. */
export function FittingOccupations({ profile }: { profile: InterestProfile }) {
  const t = useTexts("result");
  const common = useTexts("common");
  const join = useJoin();
  const { data, error, refetch } = useQuery(fittingOccupations(profile, useLanguage()));
  return (
    <Card width={8}>
      <h2>{t("occupationsTitle")}</h2>
      <p className="muted">{t("occupationsLead")}</p>
      {error && !data && (
        <>
          <ErrorNotice error={error} />
          <span>
            <Button tone="plain" onClick={() => void refetch()}>
              {common("retry")}
            </Button>
          </span>
        </>
      )}
      {!data && !error && <Skeleton lines={[5, 9, 4, 8, 5, 9]} />}
      {data?.items.length === 0 && <p>{t("occupationsEmpty")}</p>}
      {data && data.items.length > 0 && (
        <ol className={styles["occupations"]}>
          {data.items.map(({ id, title, description, shared }) => (
            <li key={id}>
              <Link href={paths.occupation(id)}>{title}</Link>
              <p className={styles["clamp"]}>{description}</p>
              <p className={styles["why"]}>
                <Icon name="check" size={20} />
                {shared.length > 0
                  ? t("shared", { types: join(shared.map((type) => t(type).toLocaleLowerCase())) })
                  : t("sharedNone")}
              </p>
            </li>
          ))}
        </ol>
      )}
      <span>
        <LinkButton tone="quiet" href={paths.occupations()}>
          {t("allOccupations")}
        </LinkButton>
      </span>
    </Card>
  );
}
