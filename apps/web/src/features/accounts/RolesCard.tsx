import { actAs, type Me } from "@posoka/schema/accounts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { api } from "../../api/client.ts";
import { enter } from "../../api/session.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useTexts } from "../../app/texts.ts";
import { Button } from "../../ui/Button.tsx";
import { Chip, Card } from "../../ui/layout.tsx";
import { Queue, QueueRow } from "../../ui/lists.tsx";
import { announce } from "../../ui/Status.tsx";
import { landingAfter } from "./landing.ts";

type Held = Me["roles"][number];
const keyOfRole = ({ role, organisationId }: Held) => `${role}/${organisationId ?? ""}`;

/** A session acts in one role; here it is changed. */
export function RolesCard({ me }: { me: Me }) {
  const t = useTexts("accounts");
  const words = useTexts("vocabulary");
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const change = useMutation({
    mutationFn: ({ role, organisationId }: Held) => api(actAs, { body: { role, organisationId } }),
    onSuccess: (session) => {
      queries.clear(); // what one role was shown is not for the other
      const next = enter(session);
      announce(t("roleSwitched"));
      navigate(landingAfter(next));
    },
  });
  // The session does not say for which organisation it acts, so of two such roles neither is marked.
  const isNow = ({ role }: Held) => role === me.acting && me.roles.filter((held) => held.role === role).length === 1;
  return (
    <Card>
      <h2>{t("rolesTitle")}</h2>
      <p className="muted">{t("rolesText")}</p>
      <Queue label={t("rolesTitle")}>
        {me.roles.map((held) => {
          const role = words(`role_${held.role}`);
          const title =
            held.organisationName === null ? role : t("roleOf", { role, organisation: held.organisationName });
          const isBusy = change.isPending && keyOfRole(change.variables) === keyOfRole(held);
          return (
            <QueueRow
              key={keyOfRole(held)}
              title={title}
              side={
                isNow(held) ? (
                  <Chip tone="leaf">{t("roleNow")}</Chip>
                ) : (
                  <Button
                    small
                    tone="quiet"
                    busy={isBusy}
                    aria-label={`${t("roleSwitch")}: ${title}`}
                    onClick={() => change.mutate(held)}
                  >
                    {t("roleSwitch")}
                  </Button>
                )
              }
            />
          );
        })}
      </Queue>
      <ErrorNotice error={change.error} />
    </Card>
  );
}
