import { setDevice } from "@posoka/schema/accounts";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { changeDevice } from "../../api/session.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Card, Chip } from "../../ui/layout.tsx";
import { announce } from "../../ui/Status.tsx";

/** Whether this device is shared, and what that changes. */
export function DeviceCard({ shared }: { shared: boolean }) {
  const t = useTexts("privacyDesk");
  const change = useMutation({
    mutationFn: (next: boolean) => api(setDevice, { body: { shared: next } }),
    onSuccess: (_, next) => {
      changeDevice(next);
      announce(next ? t("deviceNowShared") : t("deviceNowOwn"));
    },
  });
  return (
    <Card>
      <h2>{t("deviceTitle")}</h2>
      <p>
        <Chip tone={shared ? "leaf" : "plain"}>{shared ? t("deviceShared") : t("deviceOwn")}</Chip>
      </p>
      <p>{t("deviceText")}</p>
      <ErrorNotice error={change.error} />
      <ButtonRow>
        <Button tone="plain" busy={change.isPending} onClick={() => change.mutate(!shared)}>
          {shared ? t("deviceMakeOwn") : t("deviceMakeShared")}
        </Button>
      </ButtonRow>
    </Card>
  );
}
