import type { Db, Tx } from "@posoka/db/client";
import { endOfSofiaDay, startOfSofiaDay } from "@posoka/domain/calendar/sofia-time";
import type { GuardianKind } from "@posoka/domain/guardians/representation";
import { AppError } from "@posoka/schema/errors";
import type { Config } from "../../../env.ts";
import { defaultTenant } from "../../accounts/service/default-tenant.ts";
import { invite } from "../../accounts/service/invitation.ts";
import { grantRole, endRole } from "../../accounts/service/memberships.ts";
import { recordOperator } from "../../audit/service.ts";
import { endMatch } from "../../mentors/service/end-match.ts";
import { moveCases } from "../caseload-queries.ts";
import * as queries from "../link-queries.ts";
import type { LinkKind } from "../link-queries.ts";

type Operator = { db: Db | Tx; now: () => Date };
/** Local days, both included; from this moment on, and without an end, when absent. */
export type Days = { from?: string | undefined; to?: string | undefined };

/** Asked for something that cannot be linked; the message is for the operator. */
export class LinkRefused extends Error {
  override readonly name = "LinkRefused";
}

const kindsOf = {
  "care-stay": ["home", "carer"],
  school: ["school"],
  "child-protection": ["child_protection"],
} as const;
export type PlaceLink = keyof typeof kindsOf;

function periodOf({ now }: Operator, { from, to }: Days): { startsAt: Date; endsAt: Date | null } {
  const startsAt = from === undefined ? now() : startOfSofiaDay(from);
  const endsAt = to === undefined ? null : endOfSofiaDay(to);
  if (endsAt !== null && endsAt <= startsAt) throw new LinkRefused("the last day is before the first");
  return { startsAt, endsAt };
}

async function person(tx: Tx, userName: string, role: "staff" | "youth" | "guardian", at: Date) {
  const found = await queries.findPerson(tx, userName, role, at);
  if (!found) throw new LinkRefused(`no ${role} ${userName}`);
  return found;
}

/** Writes the row that `insert` makes; undefined means that one of the kind runs in these days. */
async function write(
  tx: Tx,
  { now }: Operator,
  kind: LinkKind,
  insert: Promise<string | undefined>,
  detail: Record<string, string>,
): Promise<string> {
  const id = await insert;
  if (id === undefined) throw new LinkRefused("another link of this kind runs in these days; end it first");
  await recordOperator(tx, "link.create", { kind, id }, now(), detail);
  return id;
}

export function linkCase(operator: Operator, names: { staff: string; youth: string }, days: Days): Promise<string> {
  return operator.db.transaction(async (tx) => {
    const [staff, youth] = [
      await person(tx, names.staff, "staff", operator.now()),
      await person(tx, names.youth, "youth", operator.now()),
    ];
    if (staff.tenantId !== youth.tenantId) throw new LinkRefused("they belong to different charities");
    const row = { tenantId: youth.tenantId, staffId: staff.id, youthId: youth.id, ...periodOf(operator, days) };
    const detail = { staff: staff.id, youth: youth.id };
    return write(tx, operator, "caseload", queries.insertLink(tx, "caseload", row), detail);
  });
}

/** All that remains of somebody's cases from that day on, also of who left; the number of cases. */
export function linkHandOver(
  operator: Operator,
  names: { staff: string; colleague: string },
  from: string | undefined,
): Promise<number> {
  return operator.db.transaction(async (tx) => {
    const before = await queries.findAccountNamed(tx, names.staff);
    if (!before) throw new LinkRefused(`no account ${names.staff}`);
    const after = await person(tx, names.colleague, "staff", operator.now());
    if (before.tenantId !== after.tenantId || before.id === after.id) throw new LinkRefused("not two of one charity");
    const at = from === undefined ? operator.now() : startOfSofiaDay(from);
    if (at < operator.now()) throw new LinkRefused("that day has begun; leave --from out for now");
    const made = await moveCases(tx, { from: before.id, to: after.id, at, linkedBy: null });
    for (const { id, youthId } of made) {
      const detail = { youth: youthId, staff: after.id, before: before.id };
      await recordOperator(tx, "case.assign", { kind: "caseload", id }, operator.now(), detail);
    }
    return made.length;
  });
}

/** The unit is made with its first member. */
export function linkUnit(operator: Operator, names: { unit: string; staff: string }, days: Days): Promise<string> {
  return operator.db.transaction(async (tx) => {
    const staff = await person(tx, names.staff, "staff", operator.now());
    const unitId = await queries.unitNamed(tx, staff.tenantId, names.unit);
    const row = { tenantId: staff.tenantId, unitId, staffId: staff.id, ...periodOf(operator, days) };
    const detail = { staff: staff.id, unit: unitId };
    return write(tx, operator, "unit", queries.insertLink(tx, "unit", row), detail);
  });
}

/** A young person and the place of the kind that the link speaks of. */
export function linkPlace(
  operator: Operator,
  kind: PlaceLink,
  names: { youth: string; organisationId: string },
  days: Days,
): Promise<string> {
  return operator.db.transaction(async (tx) => {
    const youth = await person(tx, names.youth, "youth", operator.now());
    const organisation = await queries.findOrganisation(tx, names.organisationId);
    if (!organisation || !kindsOf[kind].some((one) => one === organisation.kind)) {
      throw new LinkRefused(`no organisation ${names.organisationId} of kind ${kindsOf[kind].join(" or ")}`);
    }
    const { tenantId, id: youthId } = youth;
    const row = { tenantId, youthId, organisationId: organisation.id, ...periodOf(operator, days) };
    const detail = { youth: youthId, organisation: organisation.id };
    return write(tx, operator, kind, queries.insertLink(tx, kind, row), detail);
  });
}

/** A representative whose papers a member of staff has seen. */
export function linkGuardian(
  operator: Operator,
  names: { youth: string; guardian: string; kind: GuardianKind; checkedBy: string; checkedOn: string },
  days: Days,
): Promise<string> {
  return operator.db.transaction(async (tx) => {
    const [youth, guardian, checker] = [
      await person(tx, names.youth, "youth", operator.now()),
      await person(tx, names.guardian, "guardian", operator.now()),
      await person(tx, names.checkedBy, "staff", operator.now()),
    ];
    const { tenantId, id: youthId } = youth;
    if (guardian.tenantId !== tenantId || checker.tenantId !== tenantId) {
      throw new LinkRefused("they belong to different charities");
    }
    const checked = { kind: names.kind, checkedBy: checker.id, checkedAt: startOfSofiaDay(names.checkedOn) };
    const row = { tenantId, youthId, guardianId: guardian.id, ...checked, ...periodOf(operator, days) };
    const detail = { youth: youthId, guardian: guardian.id };
    return write(tx, operator, "guardian", queries.insertLink(tx, "guardian", row), detail);
  });
}

/** Somebody acts for an organisation from now on: as a partner, or as an institution where it is of such a kind. */
export function linkMember(operator: Operator, names: { user: string; organisationId: string }): Promise<string> {
  return operator.db.transaction(async (tx) => {
    const organisation = await queries.findOrganisation(tx, names.organisationId);
    if (!organisation) throw new LinkRefused(`no organisation ${names.organisationId}`);
    const account = await queries.findAdult(tx, names.user);
    if (!account) throw new LinkRefused(`no adult ${names.user}`);
    const role = organisation.institution ? ("institution" as const) : ("partner" as const);
    const grant = { accountId: account.id, role, organisationId: organisation.id, grantedAt: operator.now() };
    const detail = { account: account.id, organisation: organisation.id };
    return write(tx, operator, "member", grantRole(tx, grant), detail);
  });
}

/** A new account of somebody who works there; the link works once and is handed over. */
export function inviteMember(
  operator: Operator & { config: Config },
  person: { organisationId: string; name: string },
): Promise<{ userName: string; link: string; expiresAt: Date }> {
  return operator.db.transaction(async (tx) => {
    const organisation = await queries.findOrganisation(tx, person.organisationId);
    if (!organisation?.institution) throw new LinkRefused(`no institution ${person.organisationId}`);
    const at = operator.now();
    const role = "institution" as const;
    const { id: organisationId } = organisation;
    const invitation = {
      role,
      displayName: person.name,
      email: null,
      flags: [],
      organisationId,
      language: "bg",
      at,
    } as const;
    const by = { tenantId: await defaultTenant(tx), grantedBy: null, signUpKey: null };
    const made = await invite(tx, operator.config, invitation, by);
    await recordOperator(tx, "account.invite", { kind: "account", id: made.id }, at, {
      role,
      organisation: organisationId,
    });
    return made;
  });
}

/** Writes down a home, a carer, a school or a department, approved: the operator has checked it. */
export function addInstitution(
  operator: Operator,
  institution: queries.NewInstitution,
  tenantId: string,
): Promise<string> {
  return operator.db.transaction(async (tx) => {
    const id = await queries.insertInstitution(tx, institution, tenantId, operator.now());
    if (id === undefined) throw new LinkRefused("no settlement with that code, or the company number is taken");
    await recordOperator(tx, "organisation.create", { kind: "organisation", id }, operator.now(), {
      kind: institution.kind,
    });
    return id;
  });
}

/**
 * Ends what runs under this id, whatever it joins: from the next request on it counts no more.
 *
 * @param to the last local day; at once when absent
 */
export async function endLink({ db, now }: Operator, id: string, to?: string): Promise<LinkKind | "match"> {
  return db.transaction(async (tx) => {
    const at = to === undefined ? now() : endOfSofiaDay(to);
    const kind =
      (await queries.endLink(tx, id, at, now())) ??
      ((await endRole(tx, id, at, now())) ? ("member" as const) : undefined) ??
      ((await endMatch(tx, id, at)) ? ("match" as const) : undefined);
    if (kind === undefined) throw new AppError("not_found");
    await recordOperator(tx, "link.end", { kind, id }, now());
    return kind;
  });
}

export const listLinksOf = (operator: Operator, userName: string) => queries.listLinks(operator.db, userName);
