import { useLocation } from "wouter";
import { useSession } from "../../api/session.ts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import { Meter } from "../../ui/Meter.tsx";
import { StartButton } from "./StartButton.tsx";
import { FaceScale } from "../../ui/FaceScale.tsx";
import { useProgress } from "./progress.ts";
import styles from "./TryQuestion.module.css";

// The first item of the questionnaire; the page of the questions takes the answer and goes on from there.
const item = "r01";

/** The first question, to be answered right here. */
export function TryQuestion({ action }: { action: string }) {
  const t = useTexts("home");
  const words = useTexts("questionnaire");
  const [, navigate] = useLocation();
  const progress = useProgress();
  const { me } = useSession();
  if (me?.acting === "youth" && !progress) return <SeeResult />;
  if (progress) return <GoOn done={progress.done} all={progress.all} />;
  return (
    <Card width={5}>
      <h2>{t("tryTitle")}</h2>
      <p className="muted">{t("tryHint")}</p>
      <p id="try" className={styles["item"]}>
        {t("tryItem")}
      </p>
      <FaceScale
        words={[words("answer1"), words("answer2"), words("answer3"), words("answer4"), words("answer5")]}
        labelledBy="try"
        onAnswer={(value) => navigate(`${paths.questions()}?item=${item}&answer=${value}`)}
        fallback={{ action, item }}
      />
      <p className="muted">{t("tryFoot")}</p>
    </Card>
  );
}

function GoOn({ done, all }: { done: number; all: number }) {
  const t = useTexts("home");
  const finished = done >= all;
  return (
    <Card width={5} tone={finished ? "leaf" : "plain"}>
      <h2>{finished ? t("doneTitle") : t("progressTitle")}</h2>
      <p>{finished ? t("doneText") : t("progressText", { done, all })}</p>
      <Meter value={done} max={all} label={t("progressText", { done, all })} />
      <ButtonRow>
        <StartButton />
      </ButtonRow>
    </Card>
  );
}

// The account knows the answers; whether there are any is for the page of the result to say.
function SeeResult() {
  const t = useTexts("home");
  return (
    <Card width={5} tone="sun">
      <h2>{t("doneTitle")}</h2>
      <p>{t("resultText")}</p>
      <ButtonRow>
        <LinkButton tone="plain" href={paths.result()}>
          {t("seeResult")}
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}
