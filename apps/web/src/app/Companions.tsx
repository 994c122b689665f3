import { lazy, Suspense } from "react";
import { useSession } from "../api/session.ts";

// For who is signed in, so none of it is in the first load.
const SittingKeeper = lazy(() =>
  import("../features/interests/SittingKeeper.tsx").then((m) => ({ default: m.SittingKeeper })),
);
const SharedDevice = lazy(() => import("./SharedDevice.tsx").then((m) => ({ default: m.SharedDevice })));
const CardNotice = lazy(() => import("./CardNotice.tsx").then((m) => ({ default: m.CardNotice })));
const RetentionNotice = lazy(() => import("./RetentionNotice.tsx").then((m) => ({ default: m.RetentionNotice })));

/** What works beside every page and shows nothing. */
export function Companions() {
  const { me } = useSession();
  if (!me) return null;
  return (
    <Suspense>
      <SittingKeeper />
      {me.sharedDevice && <SharedDevice />}
    </Suspense>
  );
}

/** What somebody is told on every page until they say that they have read it. */
export function Notices() {
  const { me } = useSession();
  if (!me) return null;
  return (
    <Suspense>
      {me.card && !me.card.seen && <CardNotice />}
      {me.retentionNotice && <RetentionNotice />}
    </Suspense>
  );
}
