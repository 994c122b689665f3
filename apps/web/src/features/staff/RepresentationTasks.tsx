import { taskOutcomes } from "@posoka/domain/guardians/representation";
import { finishRepresentationTask, type RepresentationTaskRow } from "@posoka/schema/guardians";
import { api } from "../../api/client.ts";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { WriteRefusal } from "../../app/WriteRefusal.tsx";
import { Button } from "../../ui/Button.tsx";
import { Form } from "../../ui/fields.tsx";
import { Between, Card, Chip } from "../../ui/layout.tsx";
import { Select } from "../../ui/Select.tsx";
import { announce } from "../../ui/Status.tsx";
import { useReloadCase } from "./reload-case.ts";

/** What a person of the team does by a date; done with what came of it. */
export function RepresentationTasks({ tasks }: { tasks: readonly RepresentationTaskRow[] }) {
  const t = useTexts("representation");
  return (
    <Card tone="sun">
      <h2>{t("tasksTitle")}</h2>
      {tasks.map((task) => (
        <Task key={task.id} task={task} />
      ))}
    </Card>
  );
}

function Task({ task }: { task: RepresentationTaskRow }) {
  const t = useTexts("representation");
  const { shortDate } = useFormat();
  const reload = useReloadCase();
  const { onSubmit, busy, error, fieldErrors } = useFormSubmit(async (data) => {
    const outcome = taskOutcomes.find((one) => one === fieldOf(data, "outcome")) ?? ("" as "found"); // the server says what is missing
    await api(finishRepresentationTask, { params: { taskId: task.id }, body: { outcome } });
    announce(t("doneSaid"));
    await reload();
  });
  return (
    <Form onSubmit={onSubmit} errors={fieldErrors}>
      <Between>
        <strong>{t(`task_${task.kind}`)}</strong>
        <Chip tone="clay">{t("due", { date: shortDate(task.dueOn) })}</Chip>
      </Between>
      <Select
        name="outcome"
        label={t("outcome")}
        placeholder="–"
        required
        options={taskOutcomes.map((id) => ({ id, label: t(`outcome_${id}`) }))}
      />
      <WriteRefusal error={fieldErrors["outcome"] === undefined ? error : null} reload={() => void reload()} />
      <span>
        <Button type="submit" small busy={busy}>
          {t("done")}
        </Button>
      </span>
    </Form>
  );
}
