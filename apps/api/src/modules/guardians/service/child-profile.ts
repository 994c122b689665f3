import { isFlat, leadingTypes } from "@posoka/domain/interests/leading-types";
import { scheduleSlots } from "@posoka/domain/matching/masks";
import type { Language } from "@posoka/domain/vocabulary";
import { AppError } from "@posoka/schema/errors";
import type { getChildProfile } from "@posoka/schema/guardians";
import type { ReplyInput } from "@posoka/schema/route";
import type { Context } from "../../../context.ts";
import { discloseToRepresentative } from "../../consent/service/disclose.ts";
import { viewing } from "../../consent/service/views.ts";
import { skillLabels } from "../../occupations/service/labels.ts";
import { readYouthFacts } from "../../profiles/service/youth-facts.ts";
import { newestInterests } from "../../questionnaires/service/get-my-interests.ts";
import { ownChildren, type OwnChild, traceChildren } from "./own-children.ts";

/** Under 14 alone; without place, free text or anything about support, so that a protected place shows nowhere. */
export async function readChildProfile(
  outer: Context,
  childId: string,
  language: Language,
): Promise<ReplyInput<typeof getChildProfile>> {
  return viewing(outer, async (ctx) => {
    const child = (await ownChildren(ctx)).find(({ id, readsProfile }) => id === childId && readsProfile);
    if (!child) throw new AppError("not_found");
    await traceChildren(ctx, "profile", [child]);
    return presentProfile(ctx, child, language);
  });
}

async function presentProfile(
  ctx: Context,
  child: OwnChild,
  language: Language,
): Promise<ReplyInput<typeof getChildProfile>> {
  const { youthId } = child;
  const names = await discloseToRepresentative(ctx, [child]);
  const facts = await readYouthFacts(ctx.db, youthId);
  const interests = (await newestInterests(ctx.db, [youthId])).get(youthId);
  const labels = await skillLabels(ctx.db, facts?.skills.map(({ id }) => id) ?? [], language);
  return {
    firstName: names.get(youthId) ?? "",
    education: facts?.education ?? null,
    stillStudying: facts?.stillStudying ?? false,
    skills: (facts?.skills ?? []).flatMap(({ id, level }) => {
      const label = labels.get(id);
      return label === undefined ? [] : [{ label, level }];
    }),
    interestAreas: !interests || isFlat(interests) ? [] : leadingTypes(interests).flatMap(({ types }) => types),
    availability: scheduleSlots(facts?.hours ?? 0),
  };
}
