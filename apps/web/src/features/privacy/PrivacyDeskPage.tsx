import { useSession } from "../../api/session.ts";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Grid, Stack } from "../../ui/layout.tsx";
import { ConsentsCard } from "./ConsentsCard.tsx";
import { DeviceCard } from "./DeviceCard.tsx";
import { EraseCard } from "./EraseCard.tsx";
import { ExportCard } from "./ExportCard.tsx";
import { LeavingCard } from "./LeavingCard.tsx";
import { NoticeCard } from "./NoticeCard.tsx";
import { RetentionCard } from "./RetentionCard.tsx";
import { SharesCard } from "./SharesCard.tsx";
import { StayCard } from "./StayCard.tsx";
import { ViewsCard } from "./ViewsCard.tsx";

/** What somebody can do about the own data. Every card stands alone: it reads what it shows and does what it says. */
export function PrivacyDeskPage() {
  const t = useTexts("privacyDesk");
  const { me } = useSession();
  if (!me) return null;
  if (me.leavesAt !== null) {
    return (
      <Page title={t("leavingTitle")} width="narrow">
        <LeavingCard leavesAt={me.leavesAt} />
      </Page>
    );
  }
  return (
    <Page title={t("title")} lead={t("lead")} back={{ href: paths.me(), label: t("backToMe") }}>
      <Grid>
        <Stack width={7}>
          {me.acting === "youth" && <SharesCard />}
          {me.acting === "youth" && <ViewsCard />}
          <ExportCard />
          <EraseCard isYouth={me.acting === "youth"} />
        </Stack>
        <Stack width={5}>
          {me.acting === "youth" && <StayCard />}
          {me.acting === "youth" && <ConsentsCard />}
          <DeviceCard shared={me.sharedDevice} />
          <RetentionCard role={me.acting} />
          <NoticeCard />
        </Stack>
      </Grid>
    </Page>
  );
}
