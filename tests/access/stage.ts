import { randomBytes, randomUUID } from "node:crypto";
import { seal } from "@posoka/api/crypto/seal";
import { factorContext } from "@posoka/api/modules/accounts/service/prove-factor";
import { recordConsent } from "@posoka/api/modules/consent/service";
import { personKey, sealFor } from "@posoka/api/modules/privacy/service/person-keys";
import { stepAt, totpAt } from "@posoka/api/modules/accounts/totp";
import { accountRoles, accounts } from "@posoka/db/schema/accounts";
import { applications, candidateCards } from "@posoka/db/schema/applications";
import { representations, representationTasks, representativeRequests } from "@posoka/db/schema/guardians";
import { accountFactors } from "@posoka/db/schema/factors";
import { mentorAssignments, reviews } from "@posoka/db/schema/mentors";
import {
  careStays,
  caseload,
  childProtectionCases,
  guardianLinks,
  schoolEnrolments,
  unitMembers,
  units,
} from "@posoka/db/schema/relations";
import type { Role, StaffFlag } from "@posoka/domain/roles";
import type { OrganisationKind } from "@posoka/domain/vocabulary";
import { eq } from "drizzle-orm";
import type { Person, World } from "../support/world.ts";

/**
 * Everybody who could ask about one young person, by role and relation: `own` (self, case worker, own organisation or
 * match), `unit`, `same` (of the same organisation), `other`, and `elsewhere` (another charity).
 */
export const relations = [
  "guest",
  "youth.own",
  "youth.other",
  "youth.elsewhere",
  "guardian.own",
  "guardian.other",
  "mentor.own",
  "mentor.other",
  "mentor.elsewhere",
  "partner.own",
  "partner.same",
  "partner.other",
  "staff.own",
  "staff.unit",
  "staff.same",
  "staff.other",
  "staff.lead",
  "staff.coordinator",
  "staff.elsewhere",
  "institution.own",
  "institution.same",
  "institution.school",
  "institution.department",
  "institution.other",
  "institution.elsewhere",
  "volunteer.other",
  "admin.own",
  "admin.elsewhere",
] as const;
export type Relation = (typeof relations)[number];
type Somebody = Exclude<Relation, "guest">;

export type Stage = {
  people: Record<Somebody, Person>;
  /** What nobody without a relation may read, in any reply. */
  secrets: { id: string; userName: string; firstName: string; lastName: string };
  /** Young people of the same case worker: not met yet, under 14, and without a mentor. */
  newcomer: string;
  child: string;
  single: string;
  /** Links of a representative: the own, one of the child under 14, one that nobody came by yet; what was asked. */
  representative: { own: string; ofChild: string; invited: string; asked: string; agreed: string; task: string };
  opening: { id: string; version: number };
  draft: { id: string; version: number };
  inReview: { id: string; version: number };
  /** Open, and nobody has applied. */
  free: string;
  pending: { id: string; version: number };
  application: { id: string; version: number };
  waiting: { id: string; version: number };
  card: string;
  review: { id: string };
  unclaimed: { id: string };
  /** The first code of the authenticator that `mentor.own` is setting up; `mentor.other` has one. */
  pendingCode: string;
  /** On the team and a representative besides. */
  leaver: string;
};

const secret = (): string => `Тайна${randomBytes(4).toString("hex")}`;

/** A young person of a charity with all their relations, and everybody else around them. Made anew for each contract. */
export async function makeStage(world: World, tenantId: string, elsewhere: string): Promise<Stage> {
  const { db, make } = world;
  const at = world.clock.now();
  const here = { account: { tenantId } };
  const there = { account: { tenantId: elsewhere } };
  const startsAt = new Date(at.getTime() - 86_400_000);
  const organisation = (kind: OrganisationKind) => make.organisation({ kind });
  const [firm, otherFirm, home, otherHome, school, department] = await Promise.all(
    (["employer", "employer", "home", "home", "school", "child_protection"] as const).map(organisation),
  );
  const secrets = { firstName: secret(), lastName: secret() };
  const as = (role: Role, more: object = {}) => world.as(role, { ...here, ...more });
  const staff = (...flags: StaffFlag[]) => as("staff", { flags });
  const of = (it: { id: string } | undefined) => ({ organisationId: it!.id });
  const makers: Record<Somebody, Promise<Person>> = {
    // Seventeen and a half: old enough to be asked who may stay.
    "youth.own": as("youth", { name: `${secrets.firstName} ${secrets.lastName}`, birthDate: "2008-06-01" }),
    "youth.other": as("youth"),
    "youth.elsewhere": world.as("youth", there),
    "guardian.own": as("guardian"),
    "guardian.other": as("guardian"),
    "mentor.own": as("mentor"),
    "mentor.other": as("mentor"),
    "mentor.elsewhere": world.as("mentor", there),
    "partner.own": as("partner", of(firm)),
    "partner.same": as("partner", of(firm)),
    "partner.other": as("partner", of(otherFirm)),
    "staff.own": staff(),
    "staff.unit": staff("supervisor"),
    "staff.same": staff(),
    "staff.other": staff("supervisor"),
    "staff.lead": staff("safeguarding_lead"),
    "staff.coordinator": staff("coordinator", "moderator", "facilitator"),
    "staff.elsewhere": world.as("staff", { ...there, flags: ["supervisor", "coordinator", "safeguarding_lead"] }),
    "institution.own": as("institution", of(home)),
    "institution.same": as("institution", of(home)),
    "institution.school": as("institution", of(school)),
    "institution.department": as("institution", of(department)),
    "institution.other": as("institution", of(otherHome)),
    "institution.elsewhere": world.as("institution", { ...there, ...of(home) }),
    "volunteer.other": as("volunteer"),
    "admin.own": as("admin"),
    "admin.elsewhere": world.as("admin", there),
  };
  // A third colleague, so that neither of the two is the last who answers for the postings.
  await as("partner", of(firm));
  const entries = Object.entries(makers).map(async ([name, made]) => [name, await made] as const);
  const people = Object.fromEntries(await Promise.all(entries)) as Stage["people"];
  const youth = people["youth.own"];
  const leaver = await as("guardian");
  await db.insert(accountRoles).values({ accountId: leaver.id, role: "staff", organisationId: null, grantedAt: at });
  const [newcomer, child, single] = await Promise.all([
    as("youth", { state: "unconfirmed" }),
    as("youth", { state: "inert" }),
    as("youth"),
  ]);

  const [unit] = await db.insert(units).values({ tenantId, name: secret() }).returning();
  const member = (staffId: string) => ({ tenantId, unitId: unit!.id, staffId, startsAt });
  await db
    .insert(unitMembers)
    .values([people["staff.own"], people["staff.unit"], people["staff.same"]].map(({ id }) => member(id)));
  const cases = [youth, newcomer!, child!, single!].map(({ id: youthId }) => ({
    tenantId,
    youthId,
    staffId: people["staff.own"].id,
    startsAt,
  }));
  await db.insert(caseload).values(cases);
  // So that nobody else is free to be taken: these are about relations, not about who has none.
  const others = [people["youth.other"], people["youth.elsewhere"]].map((person) => ({
    tenantId: person.tenantId,
    youthId: person.id,
    staffId: person.tenantId === tenantId ? people["staff.same"].id : people["staff.elsewhere"].id,
    startsAt,
  }));
  await db.insert(caseload).values(others);
  const placed = { tenantId, youthId: youth.id, startsAt };
  await db.insert(careStays).values({ ...placed, organisationId: home!.id });
  await db.insert(schoolEnrolments).values({ ...placed, organisationId: school!.id });
  await db.insert(childProtectionCases).values({ ...placed, organisationId: department!.id });
  const invited = await as("guardian", { account: { tenantId, passwordHash: null } });
  const checked = { kind: "parent", checkedBy: people["staff.own"].id, checkedAt: startsAt } as const;
  const [ownLink, childLink, invitedLink] = await db
    .insert(guardianLinks)
    .values([
      { ...placed, ...checked, guardianId: people["guardian.own"].id },
      { ...placed, ...checked, guardianId: people["guardian.own"].id, youthId: child!.id },
      { ...placed, ...checked, guardianId: invited.id },
    ])
    .returning();
  const cared = { youthId: youth.id, tenantId };
  await db
    .insert(representations)
    .values({ ...cared, state: "unreachable", stateSince: at, recordedBy: people["staff.own"].id });
  const [task] = await db
    .insert(representationTasks)
    .values({ ...cared, kind: "unreachable", openedAt: at, dueOn: "2026-03-17" })
    .returning();

  const match = { tenantId, mentorId: people["mentor.own"].id, youthId: youth.id };
  await db.insert(mentorAssignments).values({ ...match, assignedBy: people["staff.own"].id, startedAt: startsAt });
  const claimEndsAt = new Date(at.getTime() + 3_600_000);
  const [claimed] = await db
    .insert(reviews)
    .values({ ...match, state: "claimed", claimEndsAt })
    .returning();
  const second = await as("youth");
  const secondMatch = { ...match, youthId: second.id };
  await db.insert(caseload).values({ tenantId, youthId: second.id, staffId: people["staff.own"].id, startsAt });
  await db
    .insert(mentorAssignments)
    .values({ ...secondMatch, assignedBy: people["staff.own"].id, startedAt: startsAt });
  const [unclaimed] = await db.insert(reviews).values(secondMatch).returning();

  const authenticator = randomBytes(20);
  const sealed = (id: string) => seal(authenticator.toString("base64url"), world.deps.config.keys, factorContext(id));
  const [settingUp, setUp] = [people["mentor.own"].id, people["mentor.other"].id];
  await db.insert(accountFactors).values([
    { accountId: settingUp, pending: sealed(settingUp), pendingAt: at },
    { accountId: setUp, secret: sealed(setUp), enrolledAt: at },
  ]);

  const ours = { organisationId: firm!.id, organisationName: firm!.name };
  const [opening, draft, inReview, free, volunteering, pending] = await Promise.all([
    make.opening(ours),
    make.opening({ ...ours, state: "draft", publishedAt: null, submittedAt: null }),
    make.opening({ ...ours, state: "in_review", publishedAt: null }),
    make.opening(ours),
    make.opening({ ...ours, kind: "volunteering", contractForm: "volunteer_agreement" }),
    make.organisation({ state: "pending" }),
  ]);
  const key = await personKey(db, world.deps.config.keys, youth.id);
  const note = sealFor(key, youth.id, "applications.note", secrets.lastName);
  const applied = { tenantId, youthId: youth.id, organisationId: firm!.id, note };
  const [application, waiting] = await db
    .insert(applications)
    .values([
      {
        ...applied,
        id: randomUUID(),
        openingId: opening.id,
        state: "seen",
        submittedAt: at,
        promisedReplyOn: "2026-03-24",
      },
      { ...applied, id: randomUUID(), openingId: volunteering.id, state: "awaiting_representative" },
    ])
    .returning();
  const act = { tenantId, youthId: youth.id, purpose: "representative_act", askedAt: startsAt } as const;
  const [asked, agreed] = await db
    .insert(representativeRequests)
    .values([
      { ...act, applicationId: waiting!.id },
      { ...act, applicationId: application!.id, state: "agreed", settledAt: at },
    ])
    .returning();
  const [card] = await db
    .insert(candidateCards)
    .values({ tenantId, applicationId: application!.id, organisationId: firm!.id })
    .returning();
  await db.transaction((tx) =>
    recordConsent(tx, {
      tenantId,
      subjectId: youth.id,
      purpose: "share_identity",
      fields: ["name"],
      recipient: { kind: "application", id: application!.id },
      act: "given",
      textVersion: "2026-03",
      language: "bg",
      givenBy: "self",
      at,
    }),
  );
  const [row] = await db.select({ userName: accounts.userName }).from(accounts).where(eq(accounts.id, youth.id));
  return {
    people,
    secrets: { id: youth.id, userName: row!.userName, ...secrets },
    newcomer: newcomer!.id,
    child: child!.id,
    single: single!.id,
    representative: {
      own: ownLink!.id,
      ofChild: childLink!.id,
      invited: invitedLink!.id,
      asked: asked!.id,
      agreed: agreed!.id,
      task: task!.id,
    },
    opening,
    draft,
    inReview,
    free: free.id,
    pending,
    application: application!,
    waiting: waiting!,
    card: card!.id,
    review: claimed!,
    unclaimed: unclaimed!,
    pendingCode: totpAt(authenticator, stepAt(at)),
    leaver: leaver.id,
  };
}
