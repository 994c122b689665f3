import type { Tx } from "@posoka/db/client";
import { addDays } from "@posoka/domain/calendar/dates";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { isEik } from "@posoka/domain/eik";
import { currentEdition } from "@posoka/domain/notices/editions";
import type { Role, StaffFlag } from "@posoka/domain/roles";
import type { Keyring } from "../../crypto/seal.ts";
import { hashPassword } from "../accounts/service/passwords.ts";
import { recordConsent } from "../consent/service.ts";
import { keepNotice } from "../notices/service.ts";
import { createProfile } from "../profiles/service/create-profile.ts";
import { demoId } from "./cast.ts";
import { adults, demoOrganisations, demoPassword, partnerOf, youths } from "./people.ts";
import * as queries from "./queries.ts";

type Person = { login: string; name: string; role: Role; organisationId: string | null; flags: StaffFlag[] };

/** Accounts of everybody in the demo world, with the organisations they act for. */
export async function writePeople(tx: Tx, keys: Keyring, tenantId: string, now: Date): Promise<void> {
  await writeOrganisations(tx, tenantId, now);
  const people: Person[] = [
    ...adults.map(({ login, name, role, flags }) => ({ login, name, role, organisationId: null, flags: flags ?? [] })),
    ...demoOrganisations.map(({ key, contact }) => ({
      login: partnerOf(key),
      name: contact,
      role: "partner" as const,
      organisationId: demoId(key),
      flags: [],
    })),
    ...youths.map(({ login, name }) => ({ login, name, role: "youth" as const, organisationId: null, flags: [] })),
  ];
  const passwordHash = await hashPassword(demoPassword);
  const accounts = people.map(({ login, name }) => ({
    id: demoId(login),
    tenantId,
    userName: login,
    displayName: name,
    email: `${login}@example.org`,
    emailConfirmedAt: now,
    passwordHash,
    createdAt: now,
  }));
  const roles = people.map(({ login, role, organisationId, flags }) => ({
    accountId: demoId(login),
    role,
    organisationId,
    flags,
    grantedAt: now,
  }));
  await queries.insertAccounts(tx, accounts);
  await queries.insertRoles(tx, roles);
  const known = { tenantId, version: currentEdition.version, language: "bg", at: now } as const;
  for (const { login } of people) await keepNotice(tx, { ...known, subjectId: demoId(login) });
  await writeStandings(tx, keys, tenantId, now);
  await writeChecks(tx, tenantId, now);
}

async function writeOrganisations(tx: Tx, tenantId: string, now: Date): Promise<void> {
  const rows = demoOrganisations.map(({ key, name, kind, ekatte, about, contact, pending }, at) => ({
    id: demoId(key),
    kind,
    state: pending === true ? ("pending" as const) : ("approved" as const),
    name,
    nameFolded: name.toLowerCase(),
    eik: inventedEik(at),
    ekatte,
    about,
    contactName: contact,
    contactEmail: `${partnerOf(key)}@example.org`,
    contactPhone: "+359 2 000 000",
    ...(pending === true ? {} : { decidedBy: demoId("demo-staff"), decidedAt: now }),
    createdAt: now,
    updatedAt: now,
  }));
  await queries.insertOrganisations(tx, rows);
  const approved = rows.filter(({ state }) => state === "approved");
  await queries.insertLinks(
    tx,
    approved.map(({ id }) => ({ organisationId: id, tenantId, createdAt: now })),
  );
}

/** Well formed, from a range that is not given out. */
function inventedEik(at: number): string {
  const first = String(99_900_100 + at);
  return Array.from({ length: 10 }, (_, digit) => `${first}${digit}`).find(isEik) ?? "";
}

export function birthDateOf(ageInYears: number, now: Date): string {
  return addDays(sofiaDate(now), -Math.round(ageInYears * 365.25));
}

async function writeStandings(tx: Tx, keys: Keyring, tenantId: string, now: Date): Promise<void> {
  const met = { confirmedAt: now, confirmedBy: demoId("demo-staff"), metOn: sofiaDate(now), metBy: "staff" as const };
  const rows = youths.map(({ login, ageInYears, confirmed }) => ({
    accountId: demoId(login),
    tenantId,
    birthDate: birthDateOf(ageInYears, now),
    consentVerifiedAt: now,
    ...(confirmed ? met : {}),
  }));
  await queries.insertStandings(tx, rows);
  for (const { login, name } of youths) {
    const youthId = demoId(login);
    await createProfile(tx, keys, { youthId, tenantId, name });
    await recordConsent(tx, {
      tenantId,
      subjectId: youthId,
      purpose: "use_platform",
      recipient: { kind: "charity" },
      act: "given",
      textVersion: currentEdition.version,
      language: "bg",
      givenBy: "self",
      signedBy: youthId,
      at: now,
    });
  }
}

async function writeChecks(tx: Tx, tenantId: string, now: Date): Promise<void> {
  const kinds = ["conviction_certificate", "register_check", "training", "references"] as const;
  const validTo = addDays(sofiaDate(now), 365);
  const check = { tenantId, accountId: demoId("demo-mentor"), passed: true, validTo, recordedBy: demoId("demo-staff") };
  await queries.insertChecks(
    tx,
    kinds.map((kind) => ({ ...check, kind, recordedAt: now })),
  );
}
