import type { PublicOpening } from "@posoka/schema/openings";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useSession } from "../../api/session.ts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { hasDraft } from "./apply-draft.ts";
import { NotYet } from "./NotYet.tsx";
import { type Applied, Sent } from "./Sent.tsx";
import { recentApplications } from "./youth-queries.ts";

// Only who applies needs the form's code.
const ApplyForm = lazy(() => import("./ApplyForm.tsx").then((module) => ({ default: module.ApplyForm })));

/** Applying for a young person: already done, not yet possible, or the form. */
export function YouthAction({ opening }: { opening: PublicOpening }) {
  const t = useTexts("openings");
  const youth = useSession().me?.youth;
  const { data, isPending } = useQuery(recentApplications());
  const [isOpen, setOpen] = useState(() => hasDraft(opening.id));
  const [sent, setSent] = useState<Applied>();
  const known = data?.items.find(({ openingId }) => openingId === opening.id);

  if (sent) return <Sent applied={sent} />;
  if (isPending) {
    return (
      <Card>
        <Skeleton lines={[6, 9]} />
      </Card>
    );
  }
  if (known) return <AlreadyApplied id={known.id} state={known.state} />;
  if (youth?.state !== "confirmed") return <NotYet state={youth?.state ?? "unconfirmed"} />;
  if (!isOpen) {
    return (
      <Card tone="hero">
        <h2>{t("applyTitle")}</h2>
        <p>{t("promise")}</p>
        <ButtonRow>
          <Button onClick={() => setOpen(true)}>{t("start")}</Button>
        </ButtonRow>
      </Card>
    );
  }
  return (
    <Suspense fallback={<Skeleton lines={[6, 10, 10, 4]} />}>
      <ApplyForm openingId={opening.id} onSent={setSent} />
    </Suspense>
  );
}

function AlreadyApplied({ id, state }: { id: string; state: string }) {
  const t = useTexts("openings");
  const words = useTexts("applications");
  return (
    <Card tone="leaf">
      <h2>{t("appliedTitle")}</h2>
      <p>{t("appliedState", { state: words.maybe(`state_${state}`) ?? state })}</p>
      <ButtonRow>
        <LinkButton href={paths.application(id)}>{t("toApplication")}</LinkButton>
      </ButtonRow>
    </Card>
  );
}
