import { staffFlags } from "@posoka/domain/roles";
import { inviteAccount, invitedRoles, listAccounts } from "@posoka/schema/accounts";
import type { ReplyOf } from "@posoka/schema/route";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { useFormat } from "../../app/format.ts";
import { useLanguage } from "../../app/language.tsx";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { ToggleChips } from "../../ui/choices.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Form, TextField } from "../../ui/fields.tsx";
import { Between, Card } from "../../ui/layout.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import styles from "./admin.module.css";

type Invitation = ReplyOf<typeof inviteAccount> & { name: string };

/** Opens an account for somebody; its link is shown once and is nowhere to be read again. */
export function InviteCard() {
  const t = useTexts("admin");
  const [shown, setShown] = useState<"closed" | "form" | Invitation>("closed");
  if (shown === "closed") {
    return (
      <Card>
        <Between>
          <div>
            <h2>{t("inviteTitle")}</h2>
            <p className="muted">{t("inviteLead")}</p>
          </div>
          <Button onClick={() => setShown("form")}>{t("inviteOpen")}</Button>
        </Between>
      </Card>
    );
  }
  if (shown === "form") return <InviteForm onDone={setShown} onCancel={() => setShown("closed")} />;
  return <OneTimeLink invitation={shown} onClose={() => setShown("closed")} />;
}

function InviteForm({ onDone, onCancel }: { onDone: (invitation: Invitation) => void; onCancel: () => void }) {
  const t = useTexts("admin");
  const common = useTexts("common");
  const words = useTexts("vocabulary");
  const language = useLanguage();
  const queries = useQueryClient();
  const [role, setRole] = useState<(typeof invitedRoles)[number]>("mentor");
  const [flags, setFlags] = useState<(typeof staffFlags)[number][]>([]);
  const { busy, error, fieldErrors, onSubmit } = useFormSubmit(async (data) => {
    const displayName = fieldOf(data, "displayName");
    const email = fieldOf(data, "email");
    const body = { role, displayName, flags: role === "staff" ? flags : [], language, ...(email !== "" && { email }) };
    onDone({ ...(await api(inviteAccount, { body })), name: displayName });
    await queries.invalidateQueries({ queryKey: [listAccounts.path] });
  });
  return (
    <Card>
      <h2>{t("inviteTitle")}</h2>
      <p className="muted">{t("inviteLead")}</p>
      <Form onSubmit={onSubmit} errors={fieldErrors}>
        <RadioCards
          name="role"
          label={t("inviteRole")}
          options={invitedRoles.map((id) => ({ id, label: words(`role_${id}`) }))}
          value={role}
          onChange={setRole}
          error={fieldErrors["role"]}
        />
        <TextField name="displayName" label={t("inviteName")} required maxLength={80} autoComplete="off" />
        <TextField
          name="email"
          type="email"
          label={t("inviteEmail")}
          hint={t("inviteEmailHint")}
          maxLength={254}
          autoComplete="off"
          inputMode="email"
        />
        {role === "staff" && (
          <ToggleChips
            name="flags"
            label={t("inviteFlags")}
            hint={t("inviteFlagsHint")}
            options={staffFlags.map((id) => ({ id, label: words(`flag_${id}`) }))}
            value={flags}
            onChange={setFlags}
          />
        )}
        <ErrorNotice error={error} />
        <ButtonRow>
          <Button type="submit" busy={busy}>
            {t("inviteAction")}
          </Button>
          <Button tone="plain" onClick={onCancel}>
            {common("cancel")}
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

function OneTimeLink({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const t = useTexts("admin");
  const { dateTime } = useFormat();
  const { link, userName, expiresAt, name } = invitation;
  return (
    <Card tone="leaf">
      <div role="status">
        <h2>{t("linkTitle")}</h2>
        <p>{t("linkText", { name })}</p>
      </div>
      <label className={styles["link"]}>
        {t("linkLabel")}
        <input type="text" readOnly value={link} onFocus={(event) => event.target.select()} />
      </label>
      <p>
        <strong>{t("linkUserName", { userName })}</strong> · {t("linkUntil", { date: dateTime(expiresAt) })}
      </p>
      <ButtonRow>
        <CopyButton
          tone="primary"
          text={link}
          words={{ copy: t("linkCopy"), copied: t("linkCopied"), failed: t("linkCopyFailed") }}
        />
        <Button tone="plain" onClick={onClose}>
          {t("linkClose")}
        </Button>
      </ButtonRow>
    </Card>
  );
}
