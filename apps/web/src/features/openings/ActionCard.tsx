import type { PublicOpening } from "@posoka/schema/openings";
import { lazy, Suspense } from "react";
import { useSession } from "../../api/session.ts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/layout.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Outside } from "./Outside.tsx";

// A guest, and the page as the server sends it, needs neither the fit nor the way to apply.
const FitCard = lazy(() => import("./FitCard.tsx").then((module) => ({ default: module.FitCard })));
const YouthAction = lazy(() => import("./YouthAction.tsx").then((module) => ({ default: module.YouthAction })));

/** What this reader can do here. Who signs in sees it change; a guest reads how it goes. */
export function ActionCard({ opening }: { opening: PublicOpening }) {
  const t = useTexts("openings");
  const { me } = useSession();
  const isYouth = me?.acting === "youth";
  return (
    <Stack>
      {isYouth && (
        <Suspense fallback={<Coming />}>
          <FitCard openingId={opening.id} />
        </Suspense>
      )}
      {!opening.appliesHere && <Outside opening={opening} />}
      {opening.appliesHere && isYouth && (
        <Suspense fallback={<Coming />}>
          <YouthAction opening={opening} />
        </Suspense>
      )}
      {opening.appliesHere && !me && <GuestAction opening={opening} />}
      {opening.appliesHere && me && !isYouth && (
        <Card>
          <p className="muted">{t("asSeen")}</p>
        </Card>
      )}
    </Stack>
  );
}

function Coming() {
  return (
    <Card>
      <Skeleton lines={[6, 9]} />
    </Card>
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
