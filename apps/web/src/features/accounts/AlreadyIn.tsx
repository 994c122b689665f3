import type { Me } from "@posoka/schema/accounts";
import { useState } from "react";
import { signOut } from "../../api/session.ts";
import { Page } from "../../app/Page.tsx";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { landingAfter } from "./landing.ts";

/** Somebody is signed in on this device already: go on, or make room for another person. */
export function AlreadyIn({ me, next }: { me: Me; next?: string | undefined }) {
  const t = useTexts("accounts");
  const [busy, setBusy] = useState(false);
  const leave = () => {
    setBusy(true);
    void signOut().catch(() => undefined); // it ends here in any case
  };
  return (
    <Page title={t("alreadyTitle")} lead={t("alreadyText", { name: me.userName })} width="narrow">
      <ButtonRow>
        <LinkButton href={next ?? landingAfter(me)}>{t("alreadyContinue")}</LinkButton>
        <Button tone="plain" busy={busy} onClick={leave}>
          {t("alreadyOther")}
        </Button>
      </ButtonRow>
    </Page>
  );
}
