import { AppError } from "@posoka/schema/errors";
import { ButtonRow, LinkButton } from "../ui/Button.tsx";
import { LostPicture } from "../ui/pictures.tsx";
import { Page } from "./Page.tsx";

type Way = { href: string; label: string };

/** What an address led to is not there, is somebody else's, or never was: the server says the same of all three. */
export function isGone(error: unknown): boolean {
  return error instanceof AppError && (error.code === "not_found" || error.code === "invalid_input");
}

/** In place of a page that shows one thing; `ways` lead on, the likeliest first. No react-aria: the server renders it too. */
export function GonePage({ title, lead, ways }: { title: string; lead: string; ways: readonly Way[] }) {
  return (
    <Page title={title} lead={lead} width="narrow">
      <LostPicture />
      <ButtonRow>
        {ways.map(({ href, label }, place) => (
          <LinkButton key={href} href={href} {...(place > 0 && { tone: "plain" as const })}>
            {label}
          </LinkButton>
        ))}
      </ButtonRow>
    </Page>
  );
}
