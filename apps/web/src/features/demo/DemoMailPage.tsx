import { AppError } from "@posoka/schema/errors";
import { listDemoMails } from "@posoka/schema/site";
import { useQuery } from "@tanstack/react-query";
import { read } from "../../api/client.ts";
import { useFormat } from "../../app/format.ts";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import { EmptyState } from "../../ui/lists.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import styles from "./DemoMailPage.module.css";

/** The letters that a demo would have sent, with their links to press. */
export function DemoMailPage() {
  const t = useTexts("admin");
  const common = useTexts("common");
  const { dateTime } = useFormat();
  const { data, error, refetch, isFetching } = useQuery(read(listDemoMails, {}, { staleTime: 0 }));
  if (error instanceof AppError && error.code === "not_found") {
    return (
      <Page title={common("notFoundTitle")} lead={t("demoMailNotHere")} width="narrow">
        <ButtonRow>
          <LinkButton href={paths.home()}>{common("goHome")}</LinkButton>
        </ButtonRow>
      </Page>
    );
  }
  if (error && !data) throw error;
  return (
    <Page title={t("demoMailTitle")} lead={t("demoMailLead")} width="narrow">
      <ButtonRow>
        <Button small tone="plain" busy={isFetching} onClick={() => void refetch()}>
          {t("demoMailRefresh")}
        </Button>
      </ButtonRow>
      {!data && <ListSkeleton label={common("loading")} />}
      {data?.items.length === 0 && <EmptyState title={t("demoMailEmpty")} />}
      {data?.items.map(({ id, to, subject, text, at }) => (
        <Card key={id} as="article">
          <div>
            <h2>{subject}</h2>
            <p className="muted">
              {t("demoMailTo", { to })} · {dateTime(at)}
            </p>
          </div>
          <p className={styles["text"]}>
            <WithLinks text={text} />
          </p>
        </Card>
      ))}
    </Page>
  );
}

/** The text as it stands; addresses of this very site can be pressed, others stay words. */
function WithLinks({ text }: { text: string }) {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((part, at) => {
    const address = at % 2 === 1 ? addressHere(part) : undefined;
    return address === undefined ? (
      part
    ) : (
      <a key={at} href={address}>
        {part}
      </a>
    );
  });
}

function addressHere(text: string): string | undefined {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  const isHere =
    address !== undefined && (address.host === location.host || ["localhost", "127.0.0.1"].includes(address.hostname));
  return isHere ? address.pathname + address.search : undefined;
}
