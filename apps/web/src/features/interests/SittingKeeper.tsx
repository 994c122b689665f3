import { AppError } from "@posoka/schema/errors";
import { getMyInterests, saveSitting } from "@posoka/schema/questionnaires";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "../../api/client.ts";
import { onLeave, useSession } from "../../api/session.ts";
import { currentSitting, keepSitting, type Sitting, useSitting } from "./sitting.ts";

async function send(sitting: Sitting): Promise<void> {
  const { id, version, answers, startedAt, finishedAt } = sitting;
  await api(saveSitting, {
    params: { sittingId: id },
    body: { questionnaire: "interests", version, answers, startedAt, finishedAt },
  });
}

// A finished sitting is taken up by the account and leaves the device; an unfinished one stays to go on with.
async function handOver(sitting: Sitting): Promise<boolean> {
  try {
    await send(sitting);
  } catch (error) {
    // Already there under other answers: the account's own is the one that counts.
    if (!(error instanceof AppError) || error.code !== "conflict") return false;
  }
  if (sitting.finishedAt !== null && currentSitting()?.id === sitting.id) keepSitting(null);
  return true;
}

// On a shared phone the next person starts empty; a session that merely ran out takes nothing away.
onLeave((why) => why === "signed_out" && keepSitting(null));

/** Brings the answers of this device to the account of the young person who signs in here. Shows nothing. */
export function SittingKeeper() {
  const session = useSession();
  const sitting = useSitting();
  const queries = useQueryClient();
  const isYouth = session.me?.acting === "youth";
  const id = sitting?.id;
  const finished = sitting?.finishedAt ?? null;
  useEffect(() => {
    if (!isYouth || id === undefined) return undefined;
    const attempt = () => {
      const now = currentSitting();
      if (!now) return;
      void handOver(now).then((done) =>
        done ? queries.invalidateQueries({ queryKey: [getMyInterests.path] }) : undefined,
      );
    };
    attempt();
    window.addEventListener("online", attempt);
    return () => window.removeEventListener("online", attempt);
  }, [isYouth, id, finished, queries]);
  return null;
}
