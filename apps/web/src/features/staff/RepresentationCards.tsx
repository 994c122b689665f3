import type { YouthCase } from "@posoka/schema/cases";
import type { Representation } from "@posoka/schema/guardians";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useTexts } from "../../app/texts.ts";
import { Card } from "../../ui/layout.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { representationOf } from "./queries.ts";
import { RepresentationRequests } from "./RepresentationRequests.tsx";
import { RepresentationState } from "./RepresentationState.tsx";
import { RepresentationTasks } from "./RepresentationTasks.tsx";
import { Representatives } from "./Representatives.tsx";

/** What is to be done about a representative, by a date; it stands first. */
export function RepresentationTasksCard({ youth }: { youth: YouthCase }) {
  const { data } = useQuery(representationOf(youth.id));
  return data && data.tasks.length > 0 ? <RepresentationTasks tasks={data.tasks} /> : null;
}

/** Who represents a young person, what was asked and answered. */
export function RepresentationCards({ youth }: { youth: YouthCase }) {
  const t = useTexts("representation");
  const { data, error } = useQuery(representationOf(youth.id));
  if (!data) {
    return (
      <Card>
        <h2>{t("title")}</h2>
        {error ? <ErrorNotice error={error} /> : <Skeleton />}
      </Card>
    );
  }
  return (
    <>
      <Representatives youth={youth} items={data.representatives} />
      {applies(youth, data) && <RepresentationRequests youthId={youth.id} requests={data.requests} />}
    </>
  );
}

/** How consent is asked, beside it. */
export function RepresentationStateCard({ youth }: { youth: YouthCase }) {
  const { data } = useQuery(representationOf(youth.id));
  if (!data || !applies(youth, data)) return null;
  return <RepresentationState key={data.version} youthId={youth.id} representation={data} />;
}

/** A grown-up whom nobody represents needs none of this. */
const applies = (youth: YouthCase, { representatives, requests }: Representation): boolean =>
  youth.age < 18 || representatives.length > 0 || requests.length > 0;
