import { callTo } from "../../app/call-to.ts";
import { CharityContact } from "../../app/CharityContact.tsx";
import { useFormat } from "../../app/format.ts";
import { Page } from "../../app/Page.tsx";
import { leaveAtOnce } from "../../app/quick-exit.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { Chip, Card, Grid, Stack } from "../../ui/layout.tsx";
import { Icon } from "../../ui/icons.tsx";
import styles from "./HelpPage.module.css";
import { type HelpLine, helpLines } from "./lines.ts";

const labourInspectorate = { name: "gli.government.bg", address: "https://www.gli.government.bg" };

export function HelpPage() {
  const t = useTexts("help");
  return (
    <Page title={t("title")} lead={t("lead")}>
      <div className={styles["urgent"]}>
        <div>
          <p className={styles["danger"]}>{t("danger")}</p>
          <p>{t("line112Text")}</p>
        </div>
        <LinkButton href="tel:112" external>
          <Icon name="phone" />
          112
        </LinkButton>
      </div>
      <div className={styles["exit"]}>
        <Button tone="plain" onClick={leaveAtOnce}>
          <Icon name="cross" />
          {t("exit")}
        </Button>
        <p className="muted">{t("exitHint")}</p>
      </div>
      <Grid>
        <Stack width={6}>
          <h2>{t("forChildren")}</h2>
          <Lines group="children" />
        </Stack>
        <Stack width={6}>
          <h2>{t("forAdults")}</h2>
          <Lines group="adults" />
          <h2>{t("forWork")}</h2>
          <Card as="div">
            <h3>{t("lineLabour")}</h3>
            <p>{t("lineLabourText")}</p>
            <span>
              <LinkButton tone="plain" href={labourInspectorate.address} external>
                {t("open", { name: labourInspectorate.name })}
              </LinkButton>
            </span>
          </Card>
        </Stack>
        <Card width={6} tone="sun">
          <h2>{t("tellTitle")}</h2>
          <p>{t("tellText")}</p>
        </Card>
        <Card width={6}>
          <h2>{t("hereTitle")}</h2>
          <p>{t("hereText")}</p>
          <CharityContact />
        </Card>
      </Grid>
    </Page>
  );
}

function Lines({ group }: { group: HelpLine["group"] }) {
  const t = useTexts("help");
  const { date } = useFormat();
  return helpLines
    .filter((line) => line.group === group)
    .map(({ number, name, text, asOf, source }) => (
      <Card key={number} as="div">
        <h3>{t(name)}</h3>
        <p>{t(text)}</p>
        <div className={styles["call"]}>
          <LinkButton href={callTo(number)} external>
            <Icon name="phone" />
            {number}
          </LinkButton>
          <Chip tone="leaf">{t("free")}</Chip>
          <Chip tone="plain">{t("always")}</Chip>
        </div>
        <p className={styles["source"]}>
          {t("checked", { date: date(asOf) })} · <a href={source.address}>{t("source", { name: source.name })}</a>
        </p>
      </Card>
    ));
}
