import { getMyApplication, shareIdentity } from "@posoka/schema/applications";
import { listMyShares, type RunningShare } from "@posoka/schema/consent";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "wouter";
import { api } from "../../api/client.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useFormat } from "../../app/format.ts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import { Queue, QueueRow } from "../../ui/lists.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { announce } from "../../ui/Status.tsx";
import { myShares } from "./queries.ts";

/** What partners see now besides the card, and one press that hides it. */
export function SharesCard() {
  const t = useTexts("consent");
  const { data, error } = useQuery(myShares());
  return (
    <Card>
      <h2>{t("sharesTitle")}</h2>
      {error && !data && <ErrorNotice error={error} />}
      {!data && !error && <Skeleton lines={[6, 8]} />}
      {data?.items.length === 0 && <p className="muted">{t("sharesNone")}</p>}
      {data && data.items.length > 0 && (
        <>
          <Queue label={t("sharesTitle")}>
            {data.items.map((share) => (
              <Share key={share.applicationId} share={share} />
            ))}
          </Queue>
          <p className="muted">{t("sharesKept")}</p>
        </>
      )}
    </Card>
  );
}

function Share({ share: { applicationId, organisationName, title, fields, until } }: { share: RunningShare }) {
  const t = useTexts("consent");
  const { shortDate } = useFormat();
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api(shareIdentity, { params: { applicationId }, body: { fields: [] } }),
    onSuccess: async () => {
      await Promise.all(
        [listMyShares, getMyApplication].map(({ path }) => queries.invalidateQueries({ queryKey: [path] })),
      );
      announce(t("hidden", { name: organisationName }));
    },
  });
  const words = fields.map((field) => t(`field_${field}`)).join(", ");
  return (
    <QueueRow
      title={<Link href={paths.application(applicationId)}>{t("shareOf", { name: organisationName, title })}</Link>}
      detail={
        <>
          {until === null ? words : t("shareUntil", { fields: words, date: shortDate(until) })}
          <ErrorNotice error={error} />
        </>
      }
      side={
        <Button
          small
          tone="danger"
          busy={isPending}
          aria-label={t("hideFrom", { name: organisationName })}
          onClick={() => mutate()}
        >
          {t("hide")}
        </Button>
      }
    />
  );
}
