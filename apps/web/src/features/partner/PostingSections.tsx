import { contentLanguages, openingKinds } from "@posoka/domain/vocabulary";
import { listOccupations } from "@posoka/schema/occupations";
import { api } from "../../api/client.ts";
import { capitalised } from "../../app/capitalised.ts";
import { useLanguage } from "../../app/language.tsx";
import { useSearchWords } from "../../app/search-words.ts";
import { useTexts } from "../../app/texts.ts";
import { TextArea, TextField } from "../../ui/fields.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { Select } from "../../ui/Select.tsx";
import type { Posting } from "./posting-document.ts";
import { asKind } from "./posting-kinds.ts";
import { usePostingDraft } from "./posting-draft.ts";
import { Section } from "./Section.tsx";

export type SectionProps = { posting: Posting };

/** The kind decides what else is asked. */
export function KindSection({ posting }: SectionProps) {
  const t = useTexts("posting");
  const words = useTexts("vocabulary");
  const draft = usePostingDraft();
  return (
    <Section title={t("kindTitle")} fields={["kind", "language"]}>
      <RadioCards
        name="kind"
        label={t("kind")}
        options={openingKinds.map((id) => ({
          id,
          label: capitalised(words(`kind_${id}`)),
          detail: t(`kindDetail_${id}`),
        }))}
        value={posting.kind}
        onChange={(kind) => draft.change((current) => asKind(current, kind))}
      />
      <Select
        name="language"
        label={t("language")}
        placeholder={t("language_bg")}
        options={contentLanguages.map((id) => ({ id, label: t(`language_${id}`) }))}
        value={posting.language}
        onChange={(language) => draft.edit({ language })}
      />
    </Section>
  );
}

export function WhatSection({ posting }: SectionProps) {
  const t = useTexts("posting");
  const common = useTexts("common");
  const language = useLanguage();
  const words = useSearchWords(true);
  const draft = usePostingDraft();
  const search = async (q: string, signal: AbortSignal) => {
    const { items } = await api(listOccupations, { query: { q, language, limit: 8 }, signal });
    return items.map(({ id, title, iscoCode }) => ({ id, label: title, detail: iscoCode }));
  };
  return (
    <Section title={t("whatTitle")} fields={["occupationId"]}>
      <TextField
        name="title"
        label={t("title")}
        hint={t("titleHint")}
        required
        maxLength={140}
        value={posting.title}
        onChange={(title) => draft.edit({ title })}
      />
      <TextArea
        name="description"
        label={t("description")}
        hint={t("descriptionHint")}
        rows={8}
        maxLength={6000}
        value={posting.description}
        onChange={(description) => draft.edit({ description })}
      />
      <TextArea
        name="conditions"
        label={t("conditions")}
        hint={t("conditionsHint")}
        mark={common("optional")}
        maxLength={2000}
        value={posting.conditions}
        onChange={(conditions) => draft.edit({ conditions })}
      />
      <SearchBox
        name="occupation"
        label={t("occupation")}
        hint={t("occupationHint")}
        search={search}
        chosen={posting.occupation}
        onChoose={(option) => draft.edit({ occupation: option && { id: option.id, label: option.label } })}
        words={words}
      />
    </Section>
  );
}
