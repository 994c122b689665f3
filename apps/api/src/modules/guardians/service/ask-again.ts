import { yearsBefore } from "@posoka/domain/ages";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { editionVersions, isEditionDue } from "@posoka/domain/notices/editions";
import type { Deps } from "../../../context.ts";
import { recordByClock } from "../../audit/service.ts";
import { insertRequest, runningPlatformRequest, setRequestState, takeOutdated } from "../queries/requests.ts";
import { tellRepresentatives } from "./ask.ts";

/** Editions on which a yes needs no other. */
const newEnough = editionVersions.filter((version) => !isEditionDue(version));

/**
 * Asks the representatives of children under 14 once more, where their yes is to an edition before one that asks again.
 * It holds until they answer: a new yes goes on, a no takes it back.
 *
 * @returns about how many children was asked now
 */
export async function askAgain(deps: Deps, stopping: () => boolean = () => false): Promise<number> {
  for (let asked = 0; ; asked += 1) {
    if (stopping() || !(await askNext(deps))) return asked;
  }
}

function askNext(deps: Deps): Promise<boolean> {
  return deps.db.transaction(async (tx) => {
    const askedAt = deps.now();
    const child = await takeOutdated(tx, yearsBefore(sofiaDate(askedAt), 14), newEnough);
    if (!child) return false;
    const { youthId } = child;
    const known = await runningPlatformRequest(tx, youthId);
    // Two instances at once: the other asked after this one began to look.
    if (known?.state === "waiting") return true;
    if (known) await setRequestState(tx, known.id, { state: "ended", settledAt: askedAt });
    const id = await insertRequest(tx, { ...child, purpose: "use_platform", applicationId: null, askedAt });
    if (id === undefined) throw new Error(`two requests about the account ${youthId}`);
    await recordByClock(tx, askedAt, "request.ask_again", { kind: "request", id }, { youth: youthId });
    await tellRepresentatives(tx, { deps, now: () => askedAt }, youthId);
    return true;
  });
}
