import { getMentorAccess, listMyConsents, setMentorAccess } from "@posoka/schema/consent";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { mentorAccess } from "./queries.ts";

/**
 * The own mentor sees the results of the questionnaire only when let; without a mentor there is nothing to ask, and where
 * the own word is not enough nothing to press.
 */
export function MentorSwitch() {
  const t = useTexts("consent");
  const { shortDate } = useFormat();
  const queries = useQueryClient();
  const { data, error } = useQuery(mentorAccess());
  const change = useMutation({
    mutationFn: (body: { mentorId: string; results: boolean }) => api(setMentorAccess, { body }),
    onSuccess: () =>
      Promise.all([getMentorAccess, listMyConsents].map(({ path }) => queries.invalidateQueries({ queryKey: [path] }))),
  });
  if (error && !data) return <ErrorNotice error={error} />;
  if (!data?.mentor) return null;
  const { mentor, decides, results, until } = data;
  if (decides === "together" && !results) return <p role="status">{t("mentorTogether", { name: mentor.name })}</p>;
  const answer = (yes: boolean) => change.mutate({ mentorId: mentor.id, results: yes });
  return (
    <>
      <p role="status">
        {results
          ? t("mentorSees", { name: mentor.name, date: until === null ? "" : shortDate(until) })
          : t("mentorSeesNot", { name: mentor.name })}
      </p>
      <ErrorNotice error={change.error} />
      <ButtonRow>
        <Button small tone={results ? "danger" : "quiet"} busy={change.isPending} onClick={() => answer(!results)}>
          {t(results ? "mentorHide" : "mentorShow")}
        </Button>
      </ButtonRow>
    </>
  );
}
