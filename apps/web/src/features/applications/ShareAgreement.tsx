import type { MyApplication } from "@posoka/schema/applications";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { Notice } from "../../ui/Notice.tsx";

/** Where a representative must agree as well: what it waits for, in kind words. */
export function ShareAgreement({
  agreement: { state, fields, until },
}: {
  agreement: NonNullable<MyApplication["shareAgreement"]>;
}) {
  const t = useTexts("applications");
  const { shortDate } = useFormat();
  if (state === "agreed") return null;
  if (state === "unasked") return <p>{t("agreementAlso")}</p>;
  const words = fields.map((field) => t(`agreement_${field}`)).join(", ");
  const date = until === null ? "" : shortDate(until);
  return (
    <Notice tone={state === "waiting" ? "wait" : "info"}>
      <p role="status">
        {state === "waiting" && t("agreementWaiting", { fields: words, date })}
        {state === "refused" && t("agreementRefused")}
        {state === "withdrawn" && t("agreementWithdrawn")}
      </p>
    </Notice>
  );
}
