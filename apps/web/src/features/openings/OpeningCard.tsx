import type { listOpenings } from "@posoka/schema/openings";
import type { ReplyOf } from "@posoka/schema/route";
import { Link } from "wouter";
import { capitalised } from "../../app/capitalised.ts";
import { Pay } from "../../app/fit/Pay.tsx";
import { useWhereWhen } from "../../app/fit/where-when.ts";
import { useFormat } from "../../app/format.ts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Card, Chip } from "../../ui/layout.tsx";
import styles from "./openings.module.css";

type Item = ReplyOf<typeof listOpenings>["items"][number];

export function OpeningCard({ item }: { item: Item }) {
  const t = useTexts("openings");
  const words = useTexts("vocabulary");
  const whereWhen = useWhereWhen();
  const { shortDate } = useFormat();
  return (
    <Card as="li">
      <div className={styles["row"]}>
        <div className={styles["what"]}>
          <h2 className={styles["title"]}>
            <Link href={paths.opening(item.id)}>{item.title}</Link>
          </h2>
          <p className="muted">{whereWhen(item)}</p>
        </div>
        <div className={styles["pay"]}>
          <Pay pay={item.pay} kind={item.kind} />
        </div>
      </div>
      <div className={styles["chips"]}>
        <Chip>{capitalised(words(`kind_${item.kind}`))}</Chip>
        {item.adultsOnly && <Chip tone="plain">{capitalised(t("adultsOnly"))}</Chip>}
        {item.external && <Chip tone="plain">{capitalised(t("external"))}</Chip>}
        <span className="muted">{t("closesOn", { date: shortDate(item.closesOn) })}</span>
      </div>
    </Card>
  );
}
