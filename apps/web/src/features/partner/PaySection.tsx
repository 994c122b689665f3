import { minimumWageOn } from "@posoka/domain/labour-law/minimum-wage";
import { payPeriods } from "@posoka/domain/vocabulary";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { ToggleChips } from "../../ui/choices.tsx";
import { NumberField } from "../../ui/fields.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Select } from "../../ui/Select.tsx";
import { payOf, paysTooLittle } from "./posting-document.ts";
import { asks } from "./posting-kinds.ts";
import { usePostingDraft } from "./posting-draft.ts";
import type { SectionProps } from "./PostingSections.tsx";
import { Section } from "./Section.tsx";
import { today } from "./today.ts";
import styles from "./posting.module.css";

const given = ["lodging", "transport", "accessible"] as const;

export function PaySection({ posting }: SectionProps) {
  const t = useTexts("posting");
  const draft = usePostingDraft();
  return (
    <Section title={t("payTitle")} {...(asks.pay(posting.kind) && { lead: t("payLead") })} fields={["pay"]}>
      {asks.pay(posting.kind) && <PayFields posting={posting} />}
      <ToggleChips
        name="given"
        label={t("givenAlso")}
        options={given.map((id) => ({ id, label: t(id) }))}
        value={given.filter((id) => posting[id])}
        onChange={(chosen) =>
          draft.edit({
            lodging: chosen.includes("lodging"),
            transport: chosen.includes("transport"),
            accessible: chosen.includes("accessible"),
          })
        }
      />
    </Section>
  );
}

function PayFields({ posting }: SectionProps) {
  const t = useTexts("posting");
  const words = useTexts("vocabulary");
  const draft = usePostingDraft();
  const { euro } = useFormat();
  const wage = minimumWageOn(today());
  const pay = (name: "payMin" | "payMax", value: number) => draft.edit({ [name]: Number.isNaN(value) ? null : value });
  return (
    <>
      <div className={styles["three"]}>
        <NumberField
          name="pay.min"
          label={t("payMin")}
          unit="€"
          min={0}
          max={100_000}
          value={posting.payMin ?? Number.NaN}
          onChange={(value) => pay("payMin", value)}
        />
        <NumberField
          name="pay.max"
          label={t("payMax")}
          unit="€"
          min={0}
          max={100_000}
          value={posting.payMax ?? Number.NaN}
          onChange={(value) => pay("payMax", value)}
        />
        <Select
          name="pay.period"
          label={t("payPeriod")}
          placeholder={words("period_month")}
          options={payPeriods.map((id) => ({ id, label: words(`period_${id}`) }))}
          value={posting.payPeriod}
          onChange={(payPeriod) => draft.edit({ payPeriod })}
        />
      </div>
      <div role="status">
        {paysTooLittle(posting, today()) && (
          <Notice tone="wait">
            <p>{t("payBelow")}</p>
          </Notice>
        )}
        {payOf(posting) === null && <p className="muted">{t("payNone")}</p>}
      </div>
      <p className="muted">{t("payMinimum", { month: euro(wage.month / 100), hour: euro(wage.hour / 100) })}</p>
    </>
  );
}
