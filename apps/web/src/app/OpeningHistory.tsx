import type { Opening } from "@posoka/schema/openings";
import { Queue, QueueRow } from "../ui/lists.tsx";
import { useFormat } from "./format.ts";
import { useTexts } from "./texts.ts";

/** What became of a posting, newest first. The page names `vocabulary` among its words. */
export function OpeningHistory({ label, history }: { label: string; history: Opening["history"] }) {
  const words = useTexts("vocabulary");
  const { dateTime } = useFormat();
  const newestFirst = history.toSorted((one, other) => (one.at < other.at ? 1 : -1));
  return (
    <Queue label={label}>
      {newestFirst.map(({ act, at, reason }) => (
        <QueueRow
          key={`${act} ${at}`}
          title={words.maybe(`openingAct_${act}`) ?? act}
          detail={
            <>
              {dateTime(at)}
              {reason !== null && <span> · {reason}</span>}
            </>
          }
        />
      ))}
    </Queue>
  );
}
