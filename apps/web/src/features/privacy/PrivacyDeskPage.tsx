import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Grid, Stack } from "../../ui/layout.tsx";
import { ConsentsCard } from "./ConsentsCard.tsx";
import { SharesCard } from "./SharesCard.tsx";
import { StayCard } from "./StayCard.tsx";
import { ViewsCard } from "./ViewsCard.tsx";

/** What leaves, who looked and what was allowed. Every card stands alone: it reads what it shows. */
export function PrivacyDeskPage() {
  const t = useTexts("consent");
  return (
    <Page title={t("deskTitle")} lead={t("deskLead")} back={{ href: paths.me(), label: t("toMe") }}>
      <Grid>
        <Stack width={7}>
          <SharesCard />
          <ViewsCard />
        </Stack>
        <Stack width={5}>
          <StayCard />
          <ConsentsCard />
        </Stack>
      </Grid>
    </Page>
  );
}
