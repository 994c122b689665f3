import type { YouthCase } from "@posoka/schema/cases";
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

/** Who represents a young person, what was asked and answered, what stands in the way. Tasks stand first. */
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
  // A grown-up whom nobody represents needs none of this.
  const applies = youth.age < 18 || data.representatives.length > 0 || data.requests.length > 0;
  return (
    <>
      {data.tasks.length > 0 && <RepresentationTasks tasks={data.tasks} />}
      <Representatives youth={youth} items={data.representatives} />
      {applies && <RepresentationRequests requests={data.requests} />}
      {applies && <RepresentationState key={data.version} youthId={youth.id} representation={data} />}
    </>
  );
}
