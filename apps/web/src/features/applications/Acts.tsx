import {
  actOnMyApplication,
  type applicantActs,
  getMyApplication,
  listMyApplications,
  type MyApplication,
} from "@posoka/schema/applications";
import { AppError } from "@posoka/schema/errors";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { announce } from "../../ui/Status.tsx";

type Act = (typeof applicantActs)[number];

const done = {
  accept: "accepted",
  decline: "declined",
  withdraw: "withdrawn",
  confirmAlone: "confirmedAlone",
} as const;

/** Accept, decline, withdraw: each asked once more, with what it means. */
export function Acts({ application: { id: applicationId, can, version } }: { application: MyApplication }) {
  const t = useTexts("applications");
  const queries = useQueryClient();
  const reload = () =>
    Promise.all(
      [getMyApplication, listMyApplications].map(({ path }) => queries.invalidateQueries({ queryKey: [path] })),
    );
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (act: Act) => api(actOnMyApplication, { params: { applicationId }, body: { act, version } }),
    onSuccess: async (_, act) => {
      await reload();
      announce(t(done[act]));
    },
  });
  const isStale = error instanceof AppError && (error.code === "stale_version" || error.code === "conflict");
  const ask = (act: Act) => (isPending ? undefined : mutate(act));
  return (
    <>
      {isStale && (
        <Notice tone="error">
          <p>{t(error.code === "conflict" ? "full" : "stale")}</p>
          <Button small tone="plain" onClick={() => void reload().then(reset)}>
            {t("reload")}
          </Button>
        </Notice>
      )}
      {Boolean(error) && !isStale && <ErrorNotice error={error} />}
      {can.length > 0 && (
        <div aria-busy={isPending}>
          <ButtonRow>
            {(["accept", "confirmAlone"] as const)
              .filter((act) => can.includes(act))
              .map((act) => (
                <ConfirmButton
                  key={act}
                  label={t(act)}
                  title={t(`${act}Title`)}
                  text={t(`${act}Text`)}
                  confirm={t(act)}
                  cancel={t("cancel")}
                  onConfirm={() => ask(act)}
                  tone="primary"
                  danger={false}
                  small={false}
                />
              ))}
            {(["decline", "withdraw"] as const)
              .filter((act) => can.includes(act) && !(act === "withdraw" && can.includes("decline")))
              .map((act) => (
                <ConfirmButton
                  key={act}
                  label={t(act)}
                  title={t(`${act}Title`)}
                  text={t(`${act}Text`)}
                  confirm={t(act)}
                  cancel={t("cancel")}
                  onConfirm={() => ask(act)}
                  small={false}
                />
              ))}
          </ButtonRow>
        </div>
      )}
    </>
  );
}
