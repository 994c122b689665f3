import { ageOn } from "@posoka/domain/ages";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { isFlat, leadingTypes } from "@posoka/domain/interests/leading-types";
import { scheduleSlots } from "@posoka/domain/matching/masks";
import type { Language, OrganisationKind } from "@posoka/domain/vocabulary";
import { AppError } from "@posoka/schema/errors";
import type { listMyChildren as contract } from "@posoka/schema/institution";
import type { ReplyInput } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { discloseToInstitution } from "../../consent/service/disclose.ts";
import { traceViews, viewing } from "../../consent/service/views.ts";
import { skillLabels } from "../../occupations/service/labels.ts";
import { readManyYouthFacts } from "../../profiles/service/youth-facts.ts";
import { newestInterests } from "../../questionnaires/service/get-my-interests.ts";
import { findInstitution, type InstitutionKind, listChildren, listPlacements } from "../children-queries.ts";

type Found = Awaited<ReturnType<typeof listChildren>>[number];

const isInstitution = (kind: OrganisationKind): kind is InstitutionKind =>
  kind === "home" || kind === "carer" || kind === "school" || kind === "child_protection";

/** The children who are with the actor's institution now, and young adults who let this person stay. */
export async function listOwnChildren(ctx: Context, language: Language): Promise<ReplyInput<typeof contract>> {
  const { organisationId, tenantId } = actorOf(ctx);
  const own = organisationId === null ? undefined : await findInstitution(ctx.db, organisationId);
  if (!own || organisationId === null || own.state !== "approved" || !isInstitution(own.kind)) {
    throw new AppError("not_found");
  }
  const { kind } = own;
  return viewing(ctx, async (inner) => {
    const found = await listChildren(inner.db, { kind, organisationId, tenantId, at: ctx.now() });
    const names = await discloseToInstitution(inner, found);
    const children = found.filter(({ youthId }) => names.has(youthId));
    const rows = presentRows(children, names, sofiaDate(ctx.now()));
    const fields = kind === "school" ? ["name", "age"] : ["name", "age", "profile", "placement"];
    const seen = children.map(({ youthId }) => ({ youthId, fields }));
    await traceViews(inner, "child", seen);
    if (kind === "school") return { kind, items: rows };
    const known = await profilesAndPlacements(inner, children, language);
    return { kind, items: rows.map((row) => ({ ...row, ...known(row.youthId) })) };
  });
}

function presentRows(children: readonly Found[], names: ReadonlyMap<string, string>, today: string) {
  const byName = new Intl.Collator("bg");
  return children
    .map((row) => ({
      youthId: row.youthId,
      id: row.id,
      firstName: names.get(row.youthId) ?? "",
      age: ageOn(row.birthDate, today),
      since: sofiaDate(row.since),
    }))
    .sort((a, b) => byName.compare(a.firstName, b.firstName) || byName.compare(a.id, b.id));
}

async function profilesAndPlacements(ctx: Context, children: readonly Found[], language: Language) {
  const ids = children.map(({ youthId }) => youthId);
  const facts = await readManyYouthFacts(ctx.db, ids);
  const interests = await newestInterests(ctx.db, ids);
  const placements = new Map((await listPlacements(ctx.db, ids, ctx.now())).map((row) => [row.youthId, row]));
  const labels = await skillLabels(
    ctx.db,
    [...facts.values()].flatMap(({ skills }) => skills.map(({ id }) => id)),
    language,
  );
  return (youthId: string) => {
    const [own, interest, stay] = [facts.get(youthId), interests.get(youthId), placements.get(youthId)];
    return {
      profile: {
        education: own?.education ?? null,
        stillStudying: own?.stillStudying ?? false,
        skills: (own?.skills ?? []).flatMap(({ id, level }) =>
          labels.has(id) ? [{ label: labels.get(id) as string, level }] : [],
        ),
        interestAreas: !interest || isFlat(interest) ? [] : leadingTypes(interest).flatMap(({ types }) => types),
        availability: scheduleSlots(own?.hours ?? 0),
      },
      placement: stay
        ? { organisationName: stay.organisationName, kind: stay.kind, since: sofiaDate(stay.since) }
        : null,
    };
  };
}
