import { useState } from "react";
import { useTexts } from "../../app/texts.ts";
import { FaceScale } from "../../ui/FaceScale.tsx";
import { Hexagon } from "../../ui/Hexagon.tsx";
import { Icon, type IconName } from "../../ui/icons.tsx";
import { Card, Chip, Grid } from "../../ui/layout.tsx";
import { EmptyState, Facts, Queue, QueueRow, Reasons } from "../../ui/lists.tsx";
import { Meter } from "../../ui/Meter.tsx";
import { Pager } from "../../ui/navigation.tsx";
import { AnswerPicture, DoorPicture, LostPicture, SignpostPicture } from "../../ui/pictures.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import styles from "./pieces.module.css";

const icons: readonly IconName[] = [
  "help",
  "menu",
  "compass",
  "tools",
  "letter",
  "person",
  "check",
  "ring",
  "cross",
  "search",
  "info",
  "warning",
  "print",
  "save",
  "phone",
];
const colours = [
  "paper",
  "card",
  "ink",
  "primary",
  "primary-tint",
  "sun",
  "sun-tint",
  "clay-tint",
  "leaf-tint",
] as const;

export function ListPieces() {
  const t = useTexts("pieces");
  const common = useTexts("common");
  const [page, setPage] = useState(2);
  const [answer, setAnswer] = useState(4);
  const types = useTexts("result");
  const six = [types("R"), types("I"), types("A"), types("S"), types("E"), types("C")];
  const values = [0.78, 0.4, 0.48, 0.73, 0.3, 0.5];
  const corner = (at: number) => ({ label: six[at] ?? "", value: values[at] ?? 0, unsure: 0.1 });
  return (
    <Grid>
      <Card width={5}>
        <h2>{t("hexagon")}</h2>
        <Hexagon corners={[corner(0), corner(1), corner(2), corner(3), corner(4), corner(5)]} label={t("hexagon")} />
      </Card>
      <Card width={7}>
        <h2>{t("lists")}</h2>
        <Queue label={t("lists")}>
          <QueueRow title={t("queueOne")} detail={t("queueOneText")} side={<Chip tone="clay">{t("queueSide")}</Chip>} />
          <QueueRow title={t("queueTwo")} detail={t("queueTwoText")} side={<Chip>{t("queueTwoSide")}</Chip>} />
        </Queue>
        <Reasons
          items={[
            { id: "1", sign: "yes", text: t("reasonYes") },
            { id: "2", sign: "open", text: t("reasonOpen") },
            { id: "3", sign: "no", text: t("reasonNo") },
          ]}
        />
        <Facts
          items={[
            { name: t("select"), value: t("secondary") },
            { name: t("number"), value: "20 км" },
          ]}
        />
        <Pager
          page={page}
          pages={4}
          onPage={setPage}
          words={{
            label: t("pages"),
            previous: common("previousPage"),
            next: common("nextPage"),
            position: common("pageOf", { page, pages: 4 }),
          }}
        />
      </Card>
      <Card width={6}>
        <h2 id="scale">{t("scale")}</h2>
        <FaceScale
          words={["1", "2", "3", "4", "5"]}
          labelledBy="scale"
          value={answer}
          onAnswer={setAnswer}
          fallback={{ action: "", item: "" }}
        />
        <h2>{t("progress")}</h2>
        <Meter value={answer} max={5} label={t("progress")} />
        <h2>{t("skeleton")}</h2>
        <Skeleton />
      </Card>
      <Card width={6}>
        <EmptyState title={t("empty")}>
          <p>{t("emptyText")}</p>
        </EmptyState>
        <h2>{t("icons")}</h2>
        <div className={styles["row"]}>
          {icons.map((name) => (
            <Icon key={name} name={name} />
          ))}
        </div>
        <div className={styles["row"]}>
          <AnswerPicture />
          <SignpostPicture />
          <DoorPicture />
          <LostPicture />
        </div>
        <h2>{t("colours")}</h2>
        <div className={styles["row"]}>
          {colours.map((colour) => (
            <span key={colour} className={`${styles["swatch"]} ${styles[colour]}`}>
              {colour}
            </span>
          ))}
        </div>
      </Card>
    </Grid>
  );
}
