import type { Match } from "@posoka/schema/matches";
import { useId, useState } from "react";
import { capitalised } from "../../app/capitalised.ts";
import { FitBand, FitParts, FitReasons } from "../../app/fit/Fit.tsx";
import { Pay } from "../../app/fit/Pay.tsx";
import { useWhereWhen } from "../../app/fit/where-when.ts";
import { useFormat } from "../../app/format.ts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card, Chip } from "../../ui/layout.tsx";
import { Icon } from "../../ui/icons.tsx";
import styles from "./matches.module.css";

/** What it is, where and when, pay, why it fits, what is missing, what one can do; the number only behind „Защо?“. */
export function MatchCard({ match }: { match: Match }) {
  const t = useTexts("matches");
  const openings = useTexts("openings");
  const words = useTexts("vocabulary");
  const whereWhen = useWhereWhen();
  const { shortDate } = useFormat();
  const titleId = useId();
  return (
    <Card as="li" labelledBy={titleId}>
      <div className={styles["chips"]}>
        <FitBand match={match} />
        <Chip>{capitalised(words(`kind_${match.kind}`))}</Chip>
        {match.external && <Chip tone="plain">{capitalised(t("external"))}</Chip>}
      </div>
      <div className={styles["what"]}>
        <h2 id={titleId} className={styles["title"]}>
          {match.title}
        </h2>
        <p className="muted">{whereWhen(match)}</p>
        <p className="muted">{openings("closesOn", { date: shortDate(match.closesOn) })}</p>
      </div>
      <Pay pay={match.pay} kind={match.kind} />
      <FitReasons match={match} />
      {match.external && <p className="muted">{t("externalNote")}</p>}
      <Actions match={match} titleId={titleId} />
    </Card>
  );
}

function Actions({ match, titleId }: { match: Match; titleId: string }) {
  const t = useTexts("matches");
  const [isOpen, setOpen] = useState(false);
  const [panelId, whyId] = [useId(), useId()];
  const see = match.applied ? "seeApplied" : match.external ? "seeExternal" : match.kind === "visit" ? "seeVisit" : "see";
  return (
    <>
      {match.applied && (
        <p className={styles["applied"]}>
          <Icon name="letter" size={20} />
          {t("applied")}
        </p>
      )}
      <ButtonRow>
        <LinkButton href={paths.opening(match.openingId)} tone={match.applied ? "quiet" : "primary"}>
          {t(see)}
          <span className="visually-hidden">: {match.title}</span>
        </LinkButton>
        <Button
          id={whyId}
          tone="plain"
          aria-expanded={isOpen}
          aria-controls={panelId}
          aria-labelledby={`${whyId} ${titleId}`}
          onClick={() => setOpen(!isOpen)}
        >
          {t("why")}
        </Button>
      </ButtonRow>
      <div id={panelId} hidden={!isOpen}>
        {isOpen && <FitParts match={match} />}
      </div>
    </>
  );
}
