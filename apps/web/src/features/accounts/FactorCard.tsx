import { isClosedWithoutFactor } from "@posoka/domain/accounts/second-factor";
import { listMySessions, type Me } from "@posoka/schema/accounts";
import { getMyFactor, startFactor } from "@posoka/schema/factors";
import type { ReplyOf } from "@posoka/schema/route";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, read } from "../../api/client.ts";
import { updateMe } from "../../api/session.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useFormat } from "../../app/format.ts";
import { useFresh } from "../../app/fresh.tsx";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { announce } from "../../ui/Status.tsx";
import { FactorSetup } from "./FactorSetup.tsx";
import { RecoveryCodes, RenewCodes } from "./RecoveryCodes.tsx";

/** Sign-in with a code: what it is now, setting it up, another device, recovery codes. */
export function FactorCard({ me }: { me: Me }) {
  const t = useTexts("factor");
  return (
    <Card>
      <h2>{t("title")}</h2>
      <p className="muted">{t("lead")}</p>
      {me.factor === "off" ? <p>{t("demo")}</p> : <Factor me={me} />}
    </Card>
  );
}

function Factor({ me }: { me: Me }) {
  const t = useTexts("factor");
  const { date } = useFormat();
  const queries = useQueryClient();
  const fresh = useFresh();
  const [setup, setSetup] = useState<ReplyOf<typeof startFactor>>();
  const [codes, setCodes] = useState<readonly string[]>();
  const { data, error } = useQuery(read(getMyFactor));
  const start = useMutation({
    mutationFn: () => fresh.run(() => api(startFactor)),
    onSuccess: (next) => {
      setSetup(next);
      announce(t("started"));
    },
  });
  const shown = async (made: readonly string[]) => {
    setSetup(undefined);
    setCodes(made);
    updateMe({ factor: "on" });
    await queries.invalidateQueries({ queryKey: [getMyFactor.path] });
    await queries.invalidateQueries({ queryKey: [listMySessions.path] });
  };
  if (!data) return error ? <ErrorNotice error={error} /> : <Skeleton lines={[6, 10]} />;
  if (codes) return <RecoveryCodes codes={codes} userName={me.userName} onKept={() => setCodes(undefined)} />;
  const isOn = data.enrolledAt !== null;
  return (
    <>
      {isOn ? (
        <p>{t("on", { date: date(data.enrolledAt ?? "") })}</p>
      ) : (
        <Notice tone="wait" title={t("missing")}>
          <p>{isClosedWithoutFactor(me.acting) ? t("missingClosed") : t("missingLater")}</p>
        </Notice>
      )}
      {setup ? (
        <FactorSetup setup={setup} replaces={isOn} run={fresh.run} onConfirmed={shown} onAgain={() => start.mutate()} />
      ) : (
        <ButtonRow>
          <Button tone={isOn ? "plain" : "primary"} busy={start.isPending} onClick={() => start.mutate()}>
            {isOn ? t("replace") : t("start")}
          </Button>
        </ButtonRow>
      )}
      <ErrorNotice error={start.error} />
      {isOn && !setup && <RenewCodes left={data.codesLeft} run={fresh.run} onMade={shown} />}
      {fresh.dialog}
    </>
  );
}
