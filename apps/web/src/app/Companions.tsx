import { SittingKeeper } from "../features/interests/SittingKeeper.tsx";
import { CardNotice } from "./CardNotice.tsx";
import { RetentionNotice } from "./RetentionNotice.tsx";
import { SharedDevice } from "./SharedDevice.tsx";

/** What goes along with who is signed in, on every page: what they are told until they have read it, and what shows nothing. */
export function Companions() {
  return (
    <>
      <SittingKeeper />
      <SharedDevice />
      <CardNotice />
      <RetentionNotice />
    </>
  );
}
