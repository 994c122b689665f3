import { useSession } from "../../api/session.ts";
import { mainLinks } from "../../app/menu.ts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { LinkButton } from "../../ui/Button.tsx";
import { useProgress } from "./progress.ts";

/** Where this person left off: start, go on, the result, what there is for them, or their desk. */
export function StartButton() {
  const t = useTexts("home");
  const common = useTexts("common");
  const { me } = useSession();
  const progress = useProgress();
  const [desk] = mainLinks(me?.acting);
  if (me && me.acting !== "youth" && desk)
    return <LinkButton href={paths[desk.name]()}>{common(desk.text)}</LinkButton>;
  if (me && !progress) return <LinkButton href={paths.matches()}>{t("seeMatches")}</LinkButton>;
  if (progress?.finished) return <LinkButton href={paths.result()}>{t("seeResult")}</LinkButton>;
  const label = progress ? t("goOn", { done: progress.done, all: progress.all }) : t("start");
  return <LinkButton href={paths.questions()}>{label}</LinkButton>;
}
