import type { PublicOpening } from "@posoka/schema/openings";
import { useSession } from "../../api/session.ts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/layout.tsx";
import { FitCard } from "./FitCard.tsx";
import { Outside } from "./Outside.tsx";
import { YouthAction } from "./YouthAction.tsx";

/** What this reader can do here. Who signs in sees it change; a guest reads how it goes. */
export function ActionCard({ opening }: { opening: PublicOpening }) {
  const t = useTexts("openings");
  const { me } = useSession();
  const isYouth = me?.acting === "youth";
  return (
    <Stack>
      {isYouth && <FitCard openingId={opening.id} />}
      {!opening.appliesHere && <Outside opening={opening} />}
      {opening.appliesHere && isYouth && <YouthAction opening={opening} />}
      {opening.appliesHere && !me && <GuestAction opening={opening} />}
      {opening.appliesHere && me && !isYouth && (
        <Card>
          <p className="muted">{t("asSeen")}</p>
        </Card>
      )}
    </Stack>
  );
}

function GuestAction({ opening: { id, adultsOnly } }: { opening: PublicOpening }) {
  const t = useTexts("openings");
  return (
    <Card tone="hero">
      <h2>{t("applyTitle")}</h2>
      {adultsOnly && <p>{t("adultsOnlyText")}</p>}
      <p>{t("applyGuestText")}</p>
      <p>{t("promise")}</p>
      <ButtonRow>
        <LinkButton href={paths.signIn(paths.opening(id))}>{t("applySignIn")}</LinkButton>
        <LinkButton tone="plain" href={paths.signUp()}>
          {t("applySignUp")}
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}
