import { listMentors, recordVetting, vettingKinds } from "@posoka/schema/cases";
import type { ReplyOf } from "@posoka/schema/route";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { useSession } from "../../api/session.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Form, TextField } from "../../ui/fields.tsx";
import { Card, Chip } from "../../ui/layout.tsx";
import { Queue, QueueRow } from "../../ui/lists.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { announce } from "../../ui/Status.tsx";
import { mentors } from "./queries.ts";

type Mentor = ReplyOf<typeof listMentors>["items"][number];

/** The register: who may meet minors and until when. Only a safeguarding lead writes in it. */
export function VettingCard() {
  const t = useTexts("staff");
  const common = useTexts("common");
  const { data, error, refetch } = useQuery(mentors());
  const isLead = useSession().me?.flags.includes("safeguarding_lead") ?? false;
  const [chosen, setChosen] = useState<Mentor | null>(null);
  return (
    <Card width={7}>
      <h2>{t("vettingTitle")}</h2>
      <p>{t("vettingLead")}</p>
      {!isLead && <p className="muted">{t("vettingOnlyLead")}</p>}
      {!data && !error && <Skeleton />}
      {error && !data && (
        <>
          <ErrorNotice error={error} />
          <span>
            <Button small tone="plain" onClick={() => void refetch()}>
              {common("retry")}
            </Button>
          </span>
        </>
      )}
      {data?.items.length === 0 && <p className="muted">{t("vettingNone")}</p>}
      {data && data.items.length > 0 && (
        <Queue label={t("vettingList")}>
          {data.items.map((mentor) => (
            <MentorRow key={mentor.id} mentor={mentor} {...(isLead && { onAdd: () => setChosen(mentor) })} />
          ))}
        </Queue>
      )}
      <Dialog
        open={chosen !== null}
        onClose={() => setChosen(null)}
        title={chosen ? t("vettingAddOf", { name: chosen.name }) : t("vettingAdd")}
        closeLabel={t("cancel")}
      >
        {chosen && <VettingForm mentorId={chosen.id} onClose={() => setChosen(null)} />}
      </Dialog>
    </Card>
  );
}

function MentorRow({ mentor, onAdd }: { mentor: Mentor; onAdd?: () => void }) {
  const t = useTexts("staff");
  const { date } = useFormat();
  const { name, vetted, vettedUntil, accompanies } = mentor;
  return (
    <QueueRow
      title={name}
      detail={
        <>
          <Chip tone={vetted ? "leaf" : "clay"}>
            {vetted && vettedUntil !== null ? t("vetted", { date: date(vettedUntil) }) : t("notVetted")}
          </Chip>{" "}
          {t("accompanies", { count: accompanies })}
        </>
      }
      {...(onAdd && {
        side: (
          <Button small tone="plain" aria-label={t("vettingAddOf", { name })} onClick={onAdd}>
            {t("vettingAdd")}
          </Button>
        ),
      })}
    />
  );
}

function VettingForm({ mentorId, onClose }: { mentorId: string; onClose: () => void }) {
  const t = useTexts("staff");
  const queries = useQueryClient();
  const { onSubmit, busy, error, fieldErrors } = useFormSubmit(async (data) => {
    const kind = vettingKinds.find((one) => one === data.get("kind")) ?? vettingKinds[0];
    await api(recordVetting, {
      params: { mentorId },
      body: { kind, passed: data.get("passed") === "yes", validTo: fieldOf(data, "validTo") },
    });
    announce(t("vettingSaved"));
    onClose();
    await queries.invalidateQueries({ queryKey: [listMentors.path] });
  });
  return (
    <Form onSubmit={onSubmit} errors={fieldErrors}>
      <RadioCards
        name="kind"
        label={t("vettingKind")}
        options={vettingKinds.map((id) => ({ id, label: t(`vettingKind_${id}`) }))}
        defaultValue={vettingKinds[0]}
      />
      <RadioCards
        name="passed"
        label={t("vettingPassed")}
        options={(["yes", "no"] as const).map((id) => ({ id, label: t(`vettingPassed_${id}`) }))}
        defaultValue="yes"
      />
      <TextField type="date" name="validTo" label={t("validTo")} required />
      <ErrorNotice error={error} />
      <ButtonRow>
        <Button type="submit" busy={busy}>
          {t("vettingSave")}
        </Button>
        <Button tone="plain" onClick={onClose}>
          {t("cancel")}
        </Button>
      </ButtonRow>
    </Form>
  );
}
