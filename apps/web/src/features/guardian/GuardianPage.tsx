import type { getGuardianDesk, RequestRow } from "@posoka/schema/guardians";
import type { ReplyOf } from "@posoka/schema/route";
import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { useFormat } from "../../app/format.ts";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { LinkButton } from "../../ui/Button.tsx";
import { Card, Chip, Grid, Stack } from "../../ui/layout.tsx";
import { EmptyState, Queue, QueueRow } from "../../ui/lists.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { desk } from "./queries.ts";
import { useRequestWords } from "./use-request-words.ts";

type Desk = ReplyOf<typeof getGuardianDesk>;

/** What waits for an answer, what was answered, and whom the reader represents. */
export function GuardianPage() {
  const t = useTexts("guardian");
  const { date } = useFormat();
  const { data, error } = useQuery(desk());
  if (error && !data) throw error;
  if (!data) {
    return (
      <Page title={t("title")}>
        <ListSkeleton label={t("looking")} />
      </Page>
    );
  }
  if (data.children.length === 0) {
    return (
      <Page title={t("title")} width="narrow">
        <EmptyState title={t("childrenNone")}>
          <p>{t("childrenNoneText")}</p>
          {data.endsAt !== null && <p>{t("childrenNoneEnds", { date: date(data.endsAt) })}</p>}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t("title")}>
      <Grid>
        <Stack width={7}>
          <Waiting rows={data.waiting} />
          <Answered rows={data.answered} />
        </Stack>
        <Stack width={5}>
          <Children items={data.children} />
        </Stack>
      </Grid>
    </Page>
  );
}

function Waiting({ rows }: { rows: readonly RequestRow[] }) {
  const t = useTexts("guardian");
  return (
    <Card tone={rows.length > 0 ? "sun" : "plain"}>
      <h2>{t("waitingTitle")}</h2>
      {rows.length === 0 && (
        <EmptyState title={t("waitingNone")}>
          <p>{t("waitingNoneText")}</p>
        </EmptyState>
      )}
      {rows.length > 0 && <Rows label={t("waitingTitle")} rows={rows} />}
    </Card>
  );
}

function Answered({ rows }: { rows: readonly RequestRow[] }) {
  const t = useTexts("guardian");
  return (
    <Card>
      <h2>{t("answeredTitle")}</h2>
      {rows.length === 0 ? (
        <p className="muted">{t("answeredNone")}</p>
      ) : (
        <Rows label={t("answeredTitle")} rows={rows} />
      )}
    </Card>
  );
}

function Rows({ label, rows }: { label: string; rows: readonly RequestRow[] }) {
  const t = useTexts("guardian");
  const { date } = useFormat();
  const words = useRequestWords();
  return (
    <Queue label={label}>
      {rows.map((row) => (
        <QueueRow
          key={row.id}
          title={<Link href={paths.guardianRequest(row.id)}>{words.name(row)}</Link>}
          detail={t("askedOn", { date: date(row.askedAt) })}
          side={<Chip tone="plain">{words.state(row)}</Chip>}
        />
      ))}
    </Queue>
  );
}

function Children({ items }: { items: Desk["children"] }) {
  const t = useTexts("guardian");
  return (
    <Card>
      <h2>{t("childrenTitle")}</h2>
      <Queue label={t("childrenTitle")}>
        {items.map(({ id, firstName, kind, stays, readsProfile }) => (
          <QueueRow
            key={id}
            title={firstName}
            detail={stays ? t("stays") : readsProfile ? t(`kind_${kind}`) : `${t(`kind_${kind}`)}. ${t("from14")}`}
            {...(readsProfile && {
              side: (
                <LinkButton small tone="quiet" href={paths.guardianChild(id)}>
                  {t("toProfile")}
                </LinkButton>
              ),
            })}
          />
        ))}
      </Queue>
    </Card>
  );
}
