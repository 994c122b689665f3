import type { YouthState } from "@posoka/schema/accounts";
import { getMyProfile, type Profile } from "@posoka/schema/profiles";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { read } from "../../api/client.ts";
import { useSession } from "../../api/session.ts";
import { useJumpToPart } from "../../app/jump.ts";
import { useLanguage } from "../../app/language.tsx";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { LinkButton } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { documentOf } from "./document.ts";
import { draft, useDraft } from "./draft.ts";
import { EducationPart, LanguagesPart } from "./LearningParts.tsx";
import { EverydayPart } from "./EverydayPart.tsx";
import { Overview } from "./Overview.tsx";
import { HoursPart, PlacePart } from "./PlaceParts.tsx";
import styles from "./profile.module.css";
import { SaveBar } from "./SaveBar.tsx";
import { SkillsPart } from "./SkillsPart.tsx";
import { LimitsPart, SupportPart } from "./WishesParts.tsx";
import { WorkPart } from "./WorkPart.tsx";

/** The youth's own profile: every part may stay empty, and every change is saved by itself. */
export function ProfilePage() {
  const t = useTexts("profile");
  const common = useTexts("common");
  const language = useLanguage();
  const { data, error } = useQuery(read(getMyProfile, { query: { language } }));
  useKeptDraft(data);
  const { doc } = useDraft();

  if (error && !doc) throw error;
  if (!doc) {
    return (
      <Page title={t("title")} lead={t("lead")} width="narrow">
        <ListSkeleton label={common("loading")} rows={4} />
      </Page>
    );
  }
  return <Editor doc={doc} missing={data?.missing ?? []} />;
}

/** Why an account cannot write now. */
const locks: Partial<Record<YouthState, "lockedInert" | "lockedOwn" | "lockedRead">> = {
  inert: "lockedInert",
  own_consent_needed: "lockedOwn",
  read_only: "lockedRead",
};

function Editor({
  doc,
  missing,
}: {
  doc: NonNullable<ReturnType<typeof useDraft>["doc"]>;
  missing: Profile["missing"];
}) {
  const t = useTexts("profile");
  useJumpToPart();
  const state = useSession().me?.youth?.state;
  const locked = state === undefined ? undefined : locks[state];
  const isLocked = locked !== undefined;
  return (
    <Page title={t("title")} lead={t("lead")} width="narrow">
      {isLocked && (
        <Notice tone="wait" title={t(`${locked}Title`)}>
          <p>{t(`${locked}Text`)}</p>
          <LinkButton small tone="quiet" href={paths.me()}>
            {t("lockedMore")}
          </LinkButton>
        </Notice>
      )}
      {!isLocked && <Overview doc={doc} missing={missing} />}
      <fieldset className={styles["parts"]} disabled={isLocked}>
        <legend className="visually-hidden">{t("partsLabel")}</legend>
        <EducationPart doc={doc} />
        <EverydayPart doc={doc} />
        <WorkPart doc={doc} />
        <SkillsPart doc={doc} />
        <LanguagesPart doc={doc} />
        <PlacePart doc={doc} />
        <HoursPart doc={doc} />
        <LimitsPart doc={doc} />
        <SupportPart doc={doc} />
      </fieldset>
      {!isLocked && <SaveBar />}
    </Page>
  );
}

/** Brings what was read and what is being written together, and sends at once what waits when the page is left. */
function useKeptDraft(data: Profile | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (data) draft.open(documentOf(data), data.version);
  }, [data]);
  useEffect(() => {
    // The order of matches follows from the profile, and so does what is still missing.
    draft.whenSaved(() => {
      void queries.invalidateQueries({ queryKey: [getMyProfile.path] });
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith("/api/v1/me/matches"),
      });
    });
  }, [queries]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => draft.isDirty() && event.preventDefault();
    const hide = () => document.visibilityState === "hidden" && draft.flush();
    window.addEventListener("beforeunload", warn);
    window.addEventListener("online", draft.flush);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("beforeunload", warn);
      window.removeEventListener("online", draft.flush);
      document.removeEventListener("visibilitychange", hide);
      draft.flush();
    };
  }, []);
}
