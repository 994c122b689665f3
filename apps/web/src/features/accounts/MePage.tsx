import { getMe } from "@posoka/schema/accounts";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { read } from "../../api/client.ts";
import { updateMe, useSession } from "../../api/session.ts";
import { Page } from "../../app/Page.tsx";
import { useTexts } from "../../app/texts.ts";
import { Grid, Stack } from "../../ui/layout.tsx";
import { EmailCard } from "./EmailCard.tsx";
import { FactorCard } from "./FactorCard.tsx";
import { IdentityCard } from "./IdentityCard.tsx";
import { MyWorkerCard } from "./MyWorkerCard.tsx";
import { PasswordCard } from "./PasswordCard.tsx";
import { PrivacyCard } from "./PrivacyCard.tsx";
import { RolesCard } from "./RolesCard.tsx";
import { SessionsCard } from "./SessionsCard.tsx";
import { WhoCard } from "./WhoCard.tsx";
import { YouthStateCard } from "./YouthStateCard.tsx";

export function MePage() {
  const t = useTexts("accounts");
  const { me } = useSession();
  // What the session knows may be hours old: meanwhile the team may have met the person, or the e-mail was confirmed.
  const fresh = useQuery(read(getMe)).data;
  useEffect(() => {
    if (fresh) updateMe(fresh);
  }, [fresh]);
  if (!me) return null;
  const isYouth = me.acting === "youth" && me.youth !== null;
  return (
    <Page title={t("meTitle")}>
      <Grid>
        <Stack width={7}>
          {isYouth && me.youth && <YouthStateCard state={me.youth.state} />}
          {isYouth && <MyWorkerCard />}
          <WhoCard me={me} />
          {!isYouth && <FactorCard me={me} />}
          {isYouth && <IdentityCard readOnly={me.youth?.state !== "confirmed" && me.youth?.state !== "unconfirmed"} />}
          {!isYouth && <PasswordCard userName={me.userName} />}
        </Stack>
        <Stack width={5}>
          {me.roles.length > 1 && <RolesCard me={me} />}
          {isYouth && <PasswordCard userName={me.userName} />}
          <EmailCard me={me} />
          <SessionsCard />
          <PrivacyCard />
        </Stack>
      </Grid>
    </Page>
  );
}
