import type { PublicOpening } from "@posoka/schema/openings";
import { capitalised } from "../../app/capitalised.ts";
import { Pay } from "../../app/fit/Pay.tsx";
import { useWhereWhen } from "../../app/fit/where-when.ts";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { Card, Chip, Stack } from "../../ui/layout.tsx";
import { OpeningFacts } from "./OpeningFacts.tsx";
import { OpeningSkills } from "./OpeningSkills.tsx";
import styles from "./openings.module.css";
import { Prose } from "./Prose.tsx";

/** What a young person reads of an opening, for those who write it or review it: without the ways to apply. */
export function OpeningPreview({ opening }: { opening: PublicOpening }) {
  const t = useTexts("openings");
  const words = useTexts("vocabulary");
  const whereWhen = useWhereWhen();
  const { date } = useFormat();
  const { kind, place, description, conditions, language } = opening;
  return (
    <Stack>
      <p>{whereWhen({ ...opening, placeName: place?.name ?? null })}</p>
      <div className={styles["chips"]}>
        <Chip>{capitalised(words(`kind_${kind}`))}</Chip>
        {opening.adultsOnly && <Chip tone="clay">{capitalised(t("adultsOnly"))}</Chip>}
      </div>
      <Card>
        <Pay pay={opening.pay} kind={kind} />
        <OpeningFacts opening={opening} />
        {opening.closesOn !== "" && (
          <p className={styles["closes"]}>{t("closesOn", { date: date(opening.closesOn) })}</p>
        )}
      </Card>
      {description + conditions !== "" && (
        <Card>
          {description !== "" && <h2>{t("descriptionTitle")}</h2>}
          <Prose text={description} lang={language} />
          {conditions !== "" && <h2>{t("conditionsTitle")}</h2>}
          <Prose text={conditions} lang={language} />
        </Card>
      )}
      <OpeningSkills opening={opening} />
    </Stack>
  );
}
