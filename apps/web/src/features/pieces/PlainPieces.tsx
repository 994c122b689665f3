import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Card, Chip, Grid } from "../../ui/layout.tsx";
import { Notice } from "../../ui/Notice.tsx";

export function PlainPieces() {
  const t = useTexts("pieces");
  return (
    <Grid>
      <Card width={6}>
        <h2>{t("buttons")}</h2>
        <ButtonRow>
          <Button>{t("primary")}</Button>
          <Button tone="quiet">{t("quiet")}</Button>
          <Button tone="plain">{t("plain")}</Button>
          <Button tone="danger">{t("danger")}</Button>
          <Button busy>{t("busy")}</Button>
          <Button reason={t("reason")}>{t("disabled")}</Button>
          <LinkButton tone="plain" href={paths.help()}>
            <Icon name="help" />
            {t("link")}
          </LinkButton>
          <Button small tone="plain">
            {t("plain")}
          </Button>
        </ButtonRow>
        <h2>{t("chips")}</h2>
        <ButtonRow>
          <Chip>{t("queueTwoSide")}</Chip>
          <Chip tone="leaf">{t("success")}</Chip>
          <Chip tone="clay">{t("queueSide")}</Chip>
          <Chip tone="plain">{t("plain")}</Chip>
        </ButtonRow>
      </Card>
      <Card width={6}>
        <h2>{t("notices")}</h2>
        <Notice>{t("info")}</Notice>
        <Notice tone="error">{t("error")}</Notice>
        <Notice tone="success">{t("success")}</Notice>
        <Notice tone="wait">{t("wait")}</Notice>
      </Card>
      <Card width={4} tone="hero">
        <h2>{t("cards")}</h2>
        <p>{t("cardText")}</p>
      </Card>
      <Card width={4} tone="sun">
        <h2>{t("cards")}</h2>
        <p>{t("cardText")}</p>
      </Card>
      <Card width={4} tone="leaf">
        <h2>{t("cards")}</h2>
        <p>{t("cardText")}</p>
      </Card>
    </Grid>
  );
}
