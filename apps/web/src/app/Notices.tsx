import { lazy, Suspense } from "react";
import { useSession } from "../api/session.ts";

// Seldom needed, so none of it is in the first load.
const CardNotice = lazy(() => import("./CardNotice.tsx").then((m) => ({ default: m.CardNotice })));
const RetentionNotice = lazy(() => import("./RetentionNotice.tsx").then((m) => ({ default: m.RetentionNotice })));
const SharedDevice = lazy(() => import("./SharedDevice.tsx").then((m) => ({ default: m.SharedDevice })));

/** What somebody who is signed in is told on every page until they have read it, and the watch over a shared device. */
export function Notices() {
  const { me } = useSession();
  if (!me) return null;
  return (
    <Suspense>
      {me.card && !me.card.seen && <CardNotice />}
      {me.retentionNotice && <RetentionNotice />}
      {me.sharedDevice && <SharedDevice />}
    </Suspense>
  );
}
