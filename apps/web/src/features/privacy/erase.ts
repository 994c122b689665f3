import { type ErasureTime, requestErasure } from "@posoka/schema/erasure";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { api } from "../../api/client.ts";
import { forgetSession, updateMe } from "../../api/session.ts";
import { useFresh } from "../../app/fresh.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { announce } from "../../ui/Status.tsx";

/** Asks for erasure: afterwards the account waits hidden, or it is gone and with it the session here. */
export function useErase(): { erase: (when: ErasureTime) => void; busy: boolean; error: unknown; dialog: ReactNode } {
  const t = useTexts("privacyDesk");
  const fresh = useFresh();
  const [, navigate] = useLocation();
  const ask = useMutation({
    mutationFn: (when: ErasureTime) => fresh.run(() => api(requestErasure, { body: { when } })),
    onSuccess: ({ dueAt }) => {
      announce(dueAt === null ? t("erasedNow") : t("erasedLater"));
      if (dueAt !== null) return updateMe({ leavesAt: dueAt });
      navigate(paths.home());
      forgetSession();
    },
  });
  return { erase: ask.mutate, busy: ask.isPending, error: ask.error, dialog: fresh.dialog };
}
