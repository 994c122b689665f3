import { ApplicationPage } from "../features/applications/ApplicationPage.tsx";
import { CardAsSeen } from "../features/partner/CardAsSeen.tsx";

/** An own application with the card as its partner reads it: features do not know one another, so they meet here. */
export function OwnApplicationPage() {
  return <ApplicationPage View={CardAsSeen} />;
}
