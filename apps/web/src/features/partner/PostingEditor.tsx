import { openingCan } from "@posoka/domain/openings/states";
import { AppError } from "@posoka/schema/errors";
import type { Opening } from "@posoka/schema/openings";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { OpeningHistory } from "../../app/OpeningHistory.tsx";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Form } from "../../ui/fields.tsx";
import { Card, Grid, Stack } from "../../ui/layout.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { AgeCard } from "./AgeCard.tsx";
import { FactsSection } from "./FactsSection.tsx";
import { GivesSection } from "./GivesSection.tsx";
import type { Preview } from "./preview.ts";
import { OpeningStateChip } from "../../app/OpeningStateChip.tsx";
import { PaySection } from "./PaySection.tsx";
import { agesOf, type Posting, previewOf } from "./posting-document.ts";
import { asks } from "./posting-kinds.ts";
import { useDraftState, usePostingDraft } from "./posting-draft.ts";
import { KindSection, WhatSection } from "./PostingSections.tsx";
import { myOrganisation } from "./queries.ts";
import { RequirementsSection } from "./RequirementsSection.tsx";
import { RefusedContext } from "./Section.tsx";
import { StateCard } from "./StateCard.tsx";
import { WhereWhenSection } from "./WhereWhenSection.tsx";
import styles from "./posting.module.css";

type EditorProps = { id: string; posting: Posting; version: number; opening?: Opening; Preview: Preview };

export function PostingEditor({ id, posting, opening, Preview }: EditorProps) {
  const t = useTexts("posting");
  const draft = usePostingDraft();
  const [view, setView] = useState("form");
  // The draft knows sooner than the last read.
  const state = opening ? draft.state() : "draft";
  const ages = agesOf(posting);
  const confirmed = opening?.minorFactsConfirmed === true && draft.read().state === "saved";
  const isLocked = !openingCan.edit(state);
  return (
    <Page
      title={posting.title || t(opening ? "editTitle" : "newTitle")}
      back={{ href: paths.partner(), label: t("back") }}
      aside={<OpeningStateChip state={state} />}
    >
      <Grid>
        <Stack width={8}>
          <Tabs
            label={t("views")}
            selected={view}
            onSelect={setView}
            items={[
              { id: "form", label: t("viewForm"), content: <PostingForm posting={posting} isLocked={isLocked} /> },
              {
                id: "preview",
                label: t("viewPreview"),
                content: (
                  <PreviewOf
                    id={id}
                    posting={posting}
                    adultsOnly={Math.max((confirmed ? ages.confirmed : ages.now).minimumAge, posting.minAge ?? 0) >= 18}
                    Preview={Preview}
                  />
                ),
              },
              {
                id: "history",
                label: t("viewHistory"),
                content: (
                  <Card>
                    {opening ? (
                      <OpeningHistory label={t("viewHistory")} history={opening.history} />
                    ) : (
                      <p className="muted">{t("historyEmpty")}</p>
                    )}
                  </Card>
                ),
              },
            ]}
          />
        </Stack>
        <Stack width={4} sticky>
          <StateCard id={id} posting={posting} state={state} {...(opening && { opening })} />
          <AgeCard ages={ages} minAge={posting.minAge} isConfirmed={confirmed} />
        </Stack>
      </Grid>
    </Page>
  );
}

function PostingForm({ posting, isLocked }: { posting: Posting; isLocked: boolean }) {
  const t = useTexts("posting");
  const draft = usePostingDraft();
  const words = useTexts("fieldErrors");
  const { fields, error } = useDraftState(draft);
  const errors = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(fields).map(([path, code]) => [path, words.maybe(code) ?? words("bad_format")]),
      ),
    [fields, words],
  );
  const refused = error instanceof AppError ? fields : {};
  return (
    <Form errors={errors} onSubmit={(event) => event.preventDefault()}>
      <RefusedContext value={refused}>
        <fieldset className={styles["sections"]} disabled={isLocked}>
          <legend className="visually-hidden">{t("viewForm")}</legend>
          <KindSection posting={posting} />
          <WhatSection posting={posting} />
          <WhereWhenSection posting={posting} />
          <PaySection posting={posting} />
          <FactsSection posting={posting} />
          {asks.requirements(posting.kind) && <RequirementsSection posting={posting} />}
          {asks.givenSkills(posting.kind) && <GivesSection posting={posting} />}
        </fieldset>
      </RefusedContext>
    </Form>
  );
}

function PreviewOf({
  id,
  posting,
  adultsOnly,
  Preview,
}: {
  id: string;
  posting: Posting;
  adultsOnly: boolean;
  Preview: Preview;
}) {
  const t = useTexts("posting");
  const organisation = useQuery(myOrganisation());
  const [now] = useState(() => new Date().toISOString());
  return (
    <Stack>
      <p className="muted">{t("previewLead")}</p>
      <h2>{posting.title || t("previewNoTitle")}</h2>
      <Preview opening={previewOf(posting, { id, organisationName: organisation.data?.name ?? "", adultsOnly, now })} />
    </Stack>
  );
}
