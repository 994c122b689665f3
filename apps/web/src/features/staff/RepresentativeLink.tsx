import { inviteRepresentative, type Representative } from "@posoka/schema/guardians";
import type { ReplyOf } from "@posoka/schema/route";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { useFormat } from "../../app/format.ts";
import { useFresh } from "../../app/fresh.tsx";
import { useTexts } from "../../app/texts.ts";
import { WriteRefusal } from "../../app/WriteRefusal.tsx";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { QrCode } from "../../ui/QrCode.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { useReloadCase } from "./reload-case.ts";
import styles from "./staff.module.css";

type Made = ReplyOf<typeof inviteRepresentative>;

/** A link for the representative and a code that is told apart from it. Both are shown this one time. */
export function RepresentativeLink({ one }: { one: Representative }) {
  const t = useTexts("representation");
  const fresh = useFresh();
  const reload = useReloadCase();
  const [open, setOpen] = useState(false);
  const [by, setBy] = useState<"mail" | "hand">(one.email === null ? "hand" : "mail");
  const make = useMutation({
    mutationFn: () =>
      fresh.run(() => api(inviteRepresentative, { params: { representativeId: one.id }, body: { by } })),
    gcTime: 0, // the secret goes with the window
  });
  const close = () => {
    setOpen(false);
    make.reset();
    void reload();
  };
  const ways = (["mail", "hand"] as const).filter((way) => way === "hand" || one.email !== null);
  return (
    <>
      <Button small tone="quiet" onClick={() => setOpen(true)}>
        {t("link")}
      </Button>
      <Dialog
        open={open && fresh.dialog === undefined}
        onClose={close}
        title={t("linkTitle", { name: one.name })}
        closeLabel={t("cancel")}
      >
        {make.data ? (
          <Ready made={make.data} onDone={close} />
        ) : (
          <>
            <p>{t("linkText")}</p>
            <RadioCards
              name={`by-${one.id}`}
              label={t("linkBy")}
              options={ways.map((id) => ({ id, label: t(`linkBy_${id}`, { email: one.email ?? "" }) }))}
              value={by}
              onChange={setBy}
            />
            <p className="muted">{t("linkAgain")}</p>
            <WriteRefusal error={make.error} reload={close} words={{ conflict: t("linkConflict") }} />
            <ButtonRow>
              <Button busy={make.isPending} onClick={() => make.mutate()}>
                {t("linkMake")}
              </Button>
              <Button tone="plain" onClick={close}>
                {t("cancel")}
              </Button>
            </ButtonRow>
          </>
        )}
      </Dialog>
      {fresh.dialog}
    </>
  );
}

function Ready({ made, onDone }: { made: Made; onDone: () => void }) {
  const t = useTexts("representation");
  const { dateTime } = useFormat();
  const { code, sheet, sentTo, expiresAt } = made;
  return (
    <>
      <div className="no-print">
        <p role="status">
          {t("linkReady")}. {t("linkOnce")} {sentTo !== null && t("linkSent", { email: sentTo })}
        </p>
        <p>{t("linkCode")}</p>
        <p className={styles["code"]}>{code.replace(/^.{3}/, "$&\u00a0")}</p>
      </div>
      {sheet && (
        <section>
          <h3>{t("sheetTitle")}</h3>
          <p>{t("sheetText")}</p>
          <QrCode {...sheet.qr} label={t("sheetQr")} />
          <p className={styles["address"]}>{sheet.link}</p>
          <p>{t("sheetUntil", { date: dateTime(expiresAt) })}</p>
        </section>
      )}
      <div className="no-print">
        <ButtonRow>
          {sheet && (
            <Button tone="plain" onClick={() => window.print()}>
              {t("print")}
            </Button>
          )}
          <Button onClick={onDone}>{t("linkDone")}</Button>
        </ButtonRow>
      </div>
    </>
  );
}
