import type { RequestRow } from "@posoka/schema/guardians";
import { useTexts } from "../../app/texts.ts";

/** Which words speak of a request: an account that is open already is asked about in others. */
export const matterOf = ({ purpose, renews }: Pick<RequestRow, "purpose" | "renews">) =>
  renews ? ("renews" as const) : purpose;

/** What a request is about, in a few words: of a protected place only the kind. */
export function useRequestWords() {
  const t = useTexts("guardian");
  const words = useTexts("vocabulary");
  const what = ({ kind, title }: RequestRow): string => {
    if (kind === null) return "";
    return title === null ? words(`kind_${kind}`) : `${words(`kind_${kind}`)}, „${title}“`;
  };
  const name = (row: RequestRow): string => t(`row_${matterOf(row)}`, { name: row.childName, what: what(row) });
  const fields = ({ share }: RequestRow): string =>
    (share?.fields ?? []).map((field) => t(`field_${field}`)).join(", ");
  const state = ({ state, mine }: RequestRow): string =>
    state === "waiting" && mine?.act === "given" ? t("state_waitingOther") : t(`state_${state}`);
  return { what, name, state, fields };
}
