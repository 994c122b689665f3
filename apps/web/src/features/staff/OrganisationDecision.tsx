import { getToday } from "@posoka/schema/cases";
import { decideOrganisation, listOrganisations } from "@posoka/schema/organisations";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { useTexts } from "../../app/texts.ts";
import { WriteRefusal } from "../../app/WriteRefusal.tsx";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { announce } from "../../ui/Status.tsx";
import type { OrganisationRow } from "./queries.ts";
import { ReasonDialog } from "./ReasonDialog.tsx";

/** Approve, or refuse with a reason. */
export function OrganisationDecision({ row: { id: organisationId, name, version } }: { row: OrganisationRow }) {
  const t = useTexts("staff");
  const queries = useQueryClient();
  const [isRefusing, setRefusing] = useState(false);
  const reload = () =>
    Promise.all([listOrganisations, getToday].map(({ path }) => queries.invalidateQueries({ queryKey: [path] })));
  const decide = async (decision: "approve" | "refuse", reason: string) => {
    await api(decideOrganisation, { params: { organisationId }, body: { decision, reason, version } });
    announce(t(decision === "approve" ? "approved" : "refused"));
    setRefusing(false);
    await reload();
  };
  const approve = useMutation({ mutationFn: () => decide("approve", "") });
  const refusal = (error: unknown) => (
    <WriteRefusal
      error={error}
      reload={() => void reload().then(approve.reset)}
      words={{ conflict: t("decisionConflict") }}
    />
  );
  return (
    <>
      {refusal(approve.error)}
      <ButtonRow>
        {approve.isPending ? (
          <Button busy>{t("approve")}</Button>
        ) : (
          <ConfirmButton
            label={t("approve")}
            fullLabel={`${t("approve")}: ${name}`}
            title={t("approveTitle", { name })}
            text={t("approveText")}
            confirm={t("approve")}
            cancel={t("cancel")}
            onConfirm={() => approve.mutate()}
            tone="primary"
            danger={false}
            small={false}
          />
        )}
        <Button tone="plain" aria-label={`${t("refuse")}: ${name}`} onClick={() => setRefusing(true)}>
          {t("refuse")}
        </Button>
      </ButtonRow>
      <ReasonDialog
        open={isRefusing}
        onClose={() => setRefusing(false)}
        words={{ title: t("refuseTitle", { name }), text: t("refuseText"), reason: t("reason"), confirm: t("refuse") }}
        send={(reason) => decide("refuse", reason)}
        refusal={refusal}
      />
    </>
  );
}
