import { getMyCaseWorker } from "@posoka/schema/case-work";
import { useQuery } from "@tanstack/react-query";
import { read } from "../../api/client.ts";
import { useCharity } from "../../app/charity.ts";
import { CharityContact } from "../../app/CharityContact.tsx";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { Card } from "../../ui/layout.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";

/** Who of the team works with the young person, and the way to them: through the charity, which always answers. */
export function MyWorkerCard() {
  const t = useTexts("accounts");
  const { date } = useFormat();
  const { data, error } = useQuery(read(getMyCaseWorker));
  const charity = useCharity();
  return (
    <Card>
      <h2>{t("workerTitle")}</h2>
      {error && !data && <ErrorNotice error={error} />}
      {!data && !error && <Skeleton lines={[8, 5]} />}
      {data?.worker && <p>{t("workerNow", { name: data.worker.name, date: date(data.worker.since) })}</p>}
      {data?.worker === null && <p>{t("workerNobody")}</p>}
      <p>{t(charity ? "workerReach" : "workerAsk")}</p>
      <CharityContact />
    </Card>
  );
}
