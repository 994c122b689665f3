import type { Opening } from "@posoka/schema/openings";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useParams, useSearch } from "wouter";
import { useLanguage } from "../../app/language.tsx";
import { Page } from "../../app/Page.tsx";
import { GonePage, isGone } from "../../app/GonePage.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { useWarnBeforeUnload } from "../../app/unsaved.ts";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { blankPosting, postingOf } from "./posting-document.ts";
import { type PostingDraft, postingDraft, PostingDraftContext, useDraftState } from "./posting-draft.ts";
import { PostingEditor } from "./PostingEditor.tsx";
import type { Preview } from "./preview.ts";
import { myOpening } from "./queries.ts";
import { today } from "./today.ts";

/** One posting of the own organisation. A new one has an address before the server knows it; `?new` tells it from a wrong link. */
export function OpeningEditPage({ Preview }: { Preview: Preview }) {
  const t = useTexts("posting");
  const { id = "" } = useParams<{ id: string }>();
  const isNew = new URLSearchParams(useSearch()).has("new");
  const draft = postingDraft(id);
  const { doc, version } = useDraftState(draft);
  // One that was opened here just now is not asked for; after a reload of the page the server may have it.
  const isOnlyHere = isNew && doc !== null && version === 0;
  const { data, error } = useQuery({ ...myOpening(useLanguage(), id), enabled: !isOnlyHere });
  const isUnknown = isGone(error);
  useOpened(draft, data, isUnknown && isNew);
  useSaving(draft);

  if (isUnknown && !isNew && doc === null) return <GoneOpening />;
  if (error && !isUnknown && !doc) throw error;
  if (!doc) {
    return (
      <Page title={t("editTitle")} back={{ href: paths.partner(), label: t("back") }}>
        <ListSkeleton label={t("looking")} />
      </Page>
    );
  }
  return (
    <PostingDraftContext value={draft}>
      <PostingEditor id={id} posting={doc} version={version} {...(data && { opening: data })} Preview={Preview} />
    </PostingDraftContext>
  );
}

/** Takes what the server has into the draft, or a blank one. */
function useOpened(draft: PostingDraft, data: Opening | undefined, isBlank: boolean): void {
  useEffect(() => {
    if (!data) return;
    draft.setState(data.state);
    draft.open(postingOf(data), data.version);
  }, [draft, data]);
  useEffect(() => {
    if (isBlank) draft.open(blankPosting(today()), 0);
  }, [draft, isBlank]);
}

/** What follows from the facts, and lists of postings, change with each save; what waits is sent when the page is left. */
function useSaving(draft: PostingDraft): void {
  const queries = useQueryClient();
  const { state } = useDraftState(draft);
  useWarnBeforeUnload(state !== "saved");
  useEffect(() => {
    draft.whenSaved(
      () =>
        void queries.invalidateQueries({
          predicate: ({ queryKey }) => String(queryKey[0]).startsWith("/api/v1/partner/openings"),
        }),
    );
  }, [draft, queries]);
  useEffect(() => {
    const flush = () => draft.flushReady();
    const hide = () => document.visibilityState === "hidden" && flush();
    window.addEventListener("online", flush);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("online", flush);
      document.removeEventListener("visibilitychange", hide);
      flush();
    };
  }, [draft]);
}

function GoneOpening() {
  const t = useTexts("posting");
  return <GonePage title={t("goneTitle")} lead={t("goneText")} ways={[{ href: paths.partner(), label: t("back") }]} />;
}
