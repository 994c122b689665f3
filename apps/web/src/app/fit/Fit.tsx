import type { Match, NotPossible } from "@posoka/schema/matches";
import { Link } from "wouter";
import { type Reason, Reasons } from "../../ui/lists.tsx";
import { Chip } from "../../ui/layout.tsx";
import { Meter } from "../../ui/Meter.tsx";
import { paths } from "../paths.ts";
import { useTexts } from "../texts.ts";
import styles from "./Fit.module.css";
import { profilePartOf, signOf } from "./fit-words.ts";
import { useFitWords } from "./use-fit-words.ts";

function useSigns() {
  const t = useTexts("matches");
  return { yes: t("signYes"), open: t("signOpen"), no: t("signNo") };
}

/** Missing skills told by name on a card; the posting names all. */
const namedSkills = 3;

const bandTones = { very_good: "leaf", good: "leaf", fair: "sun", low: "plain" } as const;

/** An empty profile meets nothing that is asked for; that says nothing about the person. */
const isUnknown = (reasons: Match["reasons"]) => reasons.every(({ code }) => code === "skills_none");

/** „Колко ти подхожда: добре“; nothing for a visit, which has no score. Nothing known is no bad fit. */
export function FitBand({ match: { band, reasons } }: { match: Match }) {
  const t = useTexts("matches");
  if (band && isUnknown(reasons)) return <Chip tone="plain">{t("fitUnknown")}</Chip>;
  return band && <Chip tone={bandTones[band]}>{t("fit", { band: t(`band_${band}`) })}</Chip>;
}

/** ✓ what speaks for it, ○ what is not there yet. */
export function FitReasons({ match }: { match: Match }) {
  const t = useTexts("matches");
  const words = useFitWords();
  const signs = useSigns();
  // To look at a place one need not know anything yet.
  const missing = match.kind === "visit" ? [] : match.missingSkills.map(({ label }) => label);
  const reasons = match.reasons.flatMap((reason): Reason[] => {
    const text = words.sentence(reason);
    return text === undefined || (reason.code === "skills_none" && missing.length > 0)
      ? []
      : [{ id: reason.factor, sign: signOf(reason), text }];
  });
  const ordered = [...reasons.filter(({ sign }) => sign === "yes"), ...reasons.filter(({ sign }) => sign === "open")];
  const skills = missing.slice(0, namedSkills).join(", ");
  const more = missing.length - namedSkills;
  const text = more > 0 ? t("missingSkillsMore", { skills, more }) : t("missingSkill", { skills });
  const open: Reason[] = missing.length === 0 ? [] : [{ id: "missing", sign: "open", text }];
  const items = [...ordered, ...open];
  return items.length === 0 ? null : <Reasons items={items} words={signs} />;
}

/** The number and the parts it is made of, for those who ask. */
export function FitParts({ match: { score, reasons } }: { match: Match }) {
  const t = useTexts("matches");
  if (score === null) return <p className="muted">{t("whyVisit")}</p>;
  if (isUnknown(reasons)) return <p className="muted">{t("whyUnknown")}</p>;
  return (
    <div className={styles["parts"]}>
      <p className={styles["total"]}>{t("whyTotal", { score })}</p>
      <dl className={styles["rows"]}>
        {reasons.map(({ factor, points }) => (
          <div key={factor}>
            <dt>{t.maybe(`factor_${factor}`) ?? factor}</dt>
            <dd>{t("points", { points })}</dd>
            <dd className={styles["meter"]} aria-hidden="true">
              <Meter value={points} max={35} label="" />
            </dd>
          </div>
        ))}
      </dl>
      <p className="muted">{t("whyNote")}</p>
    </div>
  );
}

/** ✕ with the value that decided and what would change it. */
export function WhyNotList({ whyNot }: { whyNot: NotPossible["whyNot"] }) {
  const t = useTexts("matches");
  const words = useFitWords();
  const signs = useSigns();
  const items = whyNot.map((one): Reason => {
    const part = profilePartOf[one.change];
    return {
      id: one.rule,
      sign: "no",
      text: (
        <>
          {words.sentence(one) ?? t("notPossibleTitle")} <span className="muted">{words.change(one)}</span>{" "}
          {part !== undefined && (
            <Link className={styles["change"]} href={`${paths.profile()}#${part}`}>
              {t("changeAction")}
            </Link>
          )}
        </>
      ),
    };
  });
  return <Reasons items={items} words={signs} />;
}
