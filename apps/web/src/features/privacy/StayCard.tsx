import { listMyConsents, listMyStays, type PersonBeside, setMyStay } from "@posoka/schema/consent";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import { Queue, QueueRow } from "../../ui/lists.tsx";
import { announce } from "../../ui/Status.tsx";
import { myStays } from "./queries.ts";

/** From 17 and a half on: who may stay after 18. Yes and no weigh the same, and nothing waits for either. */
export function StayCard() {
  const t = useTexts("consent");
  const { data, error } = useQuery(myStays());
  if (error && !data) {
    return (
      <Card>
        <h2>{t("stayTitle")}</h2>
        <ErrorNotice error={error} />
      </Card>
    );
  }
  // Nobody to ask about, or too early to ask: no empty card to wonder at.
  if (!data || data.people.length === 0) return null;
  return (
    <Card>
      <h2>{t("stayTitle")}</h2>
      <p>{t(data.adult ? "stayLeadAdult" : "stayLead")}</p>
      <Queue label={t("stayTitle")}>
        {data.people.map((person) => (
          <Person key={person.id} person={person} />
        ))}
      </Queue>
      <p className="muted">{t("stayFree")}</p>
    </Card>
  );
}

function Person({ person: { id, name, as, organisation, stays, until } }: { person: PersonBeside }) {
  const t = useTexts("consent");
  const { date } = useFormat();
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: { stays: boolean }) => api(setMyStay, { params: { personId: id }, body }),
    onSuccess: async (_, body) => {
      await Promise.all(
        [listMyStays, listMyConsents].map(({ path }) => queries.invalidateQueries({ queryKey: [path] })),
      );
      announce(t(body.stays ? "stayYesDone" : "stayNoDone", { name }));
    },
  });
  const state = stays && until !== null ? t("stayUntil", { date: date(until) }) : t("stayNot");
  return (
    <QueueRow
      title={name}
      detail={
        <>
          {[organisation ?? t(`as_${as}`), state].join(" · ")}
          <ErrorNotice error={error} />
        </>
      }
      side={
        <Button
          small
          tone="quiet"
          busy={isPending}
          aria-label={t(stays ? "stayEndOf" : "stayLetOf", { name })}
          onClick={() => mutate({ stays: !stays })}
        >
          {t(stays ? "stayEnd" : "stayLet")}
        </Button>
      }
    />
  );
}
