import { useTexts } from "../../app/texts.ts";
import { NumberField } from "../../ui/fields.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { Select } from "../../ui/Select.tsx";
import { asks, contractsOf } from "./posting-kinds.ts";
import { usePostingDraft } from "./posting-draft.ts";
import type { SectionProps } from "./PostingSections.tsx";
import { Section } from "./Section.tsx";
import styles from "./posting.module.css";

const hazards = ["none", "some", "unstated"] as const;

/** What decides for which age it is lawful. */
export function FactsSection({ posting }: SectionProps) {
  const t = useTexts("posting");
  const words = useTexts("vocabulary");
  const common = useTexts("common");
  const draft = usePostingDraft();
  const { kind } = posting;
  return (
    <Section title={t("factsTitle")} lead={t("factsLead")} fields={["hazards"]}>
      <div className={styles["pair"]}>
        {asks.contract(kind) && (
          <Select
            name="contractForm"
            label={t("contract")}
            placeholder={words("contract_unstated")}
            options={contractsOf(kind).map((id) => ({ id, label: words(`contract_${id}`) }))}
            value={posting.contractForm}
            onChange={(contractForm) => draft.edit({ contractForm })}
          />
        )}
        {asks.work(kind) && kind !== "volunteering" && (
          <NumberField
            name="probationMonths"
            label={t("probation")}
            hint={t("probationHint")}
            unit={t("probationUnit")}
            min={0}
            max={6}
            value={posting.probationMonths ?? Number.NaN}
            onChange={(value) => draft.edit({ probationMonths: Number.isNaN(value) ? null : value })}
          />
        )}
      </div>
      <RadioCards
        compact
        name="hazards"
        label={t("hazards")}
        options={hazards.map((id) => ({ id, label: t(`hazards_${id}`) }))}
        value={posting.hazards}
        onChange={(value) => draft.edit({ hazards: value })}
      />
      <NumberField
        name="minAge"
        label={t("minAge")}
        hint={t("minAgeHint")}
        mark={common("optional")}
        unit={t("years")}
        min={13}
        max={30}
        value={posting.minAge ?? Number.NaN}
        onChange={(value) => draft.edit({ minAge: Number.isNaN(value) ? null : value })}
      />
    </Section>
  );
}
