import { randomBytes, randomInt, randomUUID } from "node:crypto";
import type { Keyring } from "@posoka/api/crypto/seal";
import { keepNotice } from "@posoka/api/modules/notices/service";
import { personKey, sealFor } from "@posoka/api/modules/privacy/service/person-keys";
import type { Db } from "@posoka/db/client";
import { accountRoles, accounts, sessions, youthAccounts } from "@posoka/db/schema/accounts";
import { vettingRecords } from "@posoka/db/schema/mentors";
import { occupations, occupationSkills } from "@posoka/db/schema/occupations";
import { openings, openingSkills } from "@posoka/db/schema/openings";
import { organisationLinks, organisations, tenants } from "@posoka/db/schema/organisations";
import { settlements } from "@posoka/db/schema/places";
import { identities, profiles } from "@posoka/db/schema/profiles";
import { outbox } from "@posoka/db/schema/system";
import { addDays } from "@posoka/domain/calendar/dates";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { currentEdition } from "@posoka/domain/notices/editions";
import { isEik } from "@posoka/domain/eik";
import { lawfulMinimumAge } from "@posoka/domain/labour-law/lawful-minimum-age";
import type { Role, StaffFlag } from "@posoka/domain/roles";
import type { YouthState } from "@posoka/schema/accounts";
import { and, asc, eq, isNotNull } from "drizzle-orm";

export type AccountOptions = {
  /** A partner's: a new approved one when absent. */
  organisationId?: string;
  /** A youth's, YYYY-MM-DD; 17 years old when absent, or what `state` needs. */
  birthDate?: string;
  /** A youth's; confirmed when absent. */
  state?: YouthState;
  flags?: StaffFlag[];
  /** An adult's session shows a second factor unless this is false. Their password alone still signs in. */
  factor?: boolean;
  /** A mentor's checks are all passed and valid unless this is false. */
  vetted?: boolean;
  /** The edition of notice and terms that was accepted; the current one when absent, none when null. */
  notice?: string | null;
  account?: Partial<typeof accounts.$inferInsert>;
  profile?: Partial<typeof profiles.$inferInsert>;
  /** The youth's own name, which nobody sees before it is shared. */
  name?: string;
};

export type MadeAccount = {
  id: string;
  tenantId: string;
  userName: string;
  role: Role;
  organisationId: string | null;
  sessionId: string;
};

export type OpeningOptions = Partial<typeof openings.$inferInsert> & {
  /** Skills asked for or given; those of the occupation when absent. */
  skills?: { skillId: string; relation: "essential" | "optional" | "gives" }[];
};

/** The password of every account that tests make, and its hash: hashing takes 20 ms, so it happened once. */
export const madePassword = "три жълти круши";
const madeHash = "$argon2id$v=19$m=24576,t=3,p=1$+LrwqxqJBqLjYWk35ozXsA$XVWtuSwP2HI3ivqxbsVnvvdhTjSa9fevWHzBQUNwoA8";

/** Rows for tests, written as the product would have left them; each call makes its own. */
export function createFactories(db: Db, now: () => Date, keys: Keyring) {
  const today = (): string => sofiaDate(now());

  async function tenant(): Promise<{ id: string }> {
    const [row] = await db.select({ id: tenants.id }).from(tenants).orderBy(asc(tenants.createdAt)).limit(1);
    if (!row) throw new Error("the template database has no tenant");
    return row;
  }

  /** A second charity, for what must not be seen across them. */
  async function otherTenant(): Promise<{ id: string }> {
    const slug = `other-${randomBytes(4).toString("hex")}`;
    const [row] = await db.insert(tenants).values({ slug, name: slug }).returning({ id: tenants.id });
    return row!;
  }

  /** An approved employer in Sofia that works with the first charity. */
  async function organisation(overrides: Partial<typeof organisations.$inferInsert> = {}) {
    const name = `Фирма ${randomBytes(3).toString("hex")}`;
    const [row] = await db
      .insert(organisations)
      .values({
        kind: "employer",
        state: "approved",
        name,
        nameFolded: name.toLowerCase(),
        eik: someEik(),
        ekatte: "68134",
        contactName: "Мария Колева",
        contactEmail: `office-${randomBytes(4).toString("hex")}@example.org`,
        contactPhone: "+359 2 000 000",
        createdAt: now(),
        updatedAt: now(),
        ...overrides,
      })
      .returning();
    await db
      .insert(organisationLinks)
      .values({ organisationId: row!.id, tenantId: (await tenant()).id, createdAt: now() });
    return row!;
  }

  /** An account that acts in one role, with a running session. */
  async function account(role: Role, options: AccountOptions = {}): Promise<MadeAccount> {
    const tenantId = options.account?.tenantId ?? (await tenant()).id;
    const userName = `${role}-${randomBytes(4).toString("hex")}`;
    const [row] = await db
      .insert(accounts)
      .values({
        tenantId,
        userName,
        displayName: userName,
        passwordHash: madeHash,
        createdAt: now(),
        ...options.account,
      })
      .returning();
    const { id } = row!;
    const needsOrganisation = role === "partner" || role === "institution";
    const organisationId = options.organisationId ?? (needsOrganisation ? (await organisation()).id : null);
    const duty = { accountId: id, role, organisationId, flags: options.flags ?? [], grantedAt: now() };
    await db.insert(accountRoles).values(duty);
    const version = options.notice === undefined ? currentEdition.version : options.notice;
    const known = { tenantId, subjectId: id, language: "bg", at: now() } as const;
    if (version !== null) await db.transaction((tx) => keepNotice(tx, { ...known, version }));
    if (role === "youth") await standing(id, tenantId, options);
    if (role === "mentor" && options.vetted !== false) await vetting(id, tenantId);
    const endsAt = new Date(now().getTime() + 30 * day);
    const [session] = await db
      .insert(sessions)
      .values({
        accountId: id,
        actingRole: role,
        organisationId,
        device: "Firefox on Linux",
        endsAt,
        createdAt: now(),
        lastSeenAt: now(),
        freshAt: now(),
        ...(role !== "youth" && options.factor !== false && { factorAt: now(), factorKind: "totp" as const }),
      })
      .returning({ id: sessions.id });
    return { id, tenantId, userName: row!.userName, role, organisationId, sessionId: session!.id };
  }

  async function standing(accountId: string, tenantId: string, options: AccountOptions): Promise<void> {
    const state = options.state ?? "confirmed";
    const birthDate = options.birthDate ?? yearsAgo(today(), state === "inert" ? 13 : state === "read_only" ? 31 : 17);
    const confirmed = state === "confirmed" || state === "read_only";
    const met = confirmed ? { confirmedAt: now(), metOn: today(), metBy: "staff" as const } : {};
    const consentVerifiedAt = state === "inert" ? null : now();
    await db.insert(youthAccounts).values({ accountId, tenantId, birthDate, consentVerifiedAt, ...met });
    await db.insert(profiles).values({ youthId: accountId, tenantId, ...options.profile });
    const key = await personKey(db, keys, accountId);
    const name = sealFor(key, accountId, "identities.name", options.name ?? "Елена Петрова");
    await db.insert(identities).values({ youthId: accountId, tenantId, name });
  }

  async function vetting(accountId: string, tenantId: string): Promise<void> {
    const kinds = ["conviction_certificate", "register_check", "training", "references"] as const;
    const validTo = addDays(today(), 300);
    await db
      .insert(vettingRecords)
      .values(kinds.map((kind) => ({ tenantId, accountId, kind, passed: true, validTo, recordedAt: now() })));
  }

  /** A published internship in Sofia, lawful from 16, open for 30 more days, of an approved employer of its own. */
  async function opening({ skills, ...overrides }: OpeningOptions = {}) {
    const external = overrides.external === true;
    const owner = overrides.organisationId === undefined && !external ? await organisation() : undefined;
    const [place] = await db
      .select()
      .from(settlements)
      .where(eq(settlements.ekatte, overrides.ekatte ?? "68134"));
    const occupation = await someOccupation();
    const facts = {
      kind: "internship" as const,
      contractForm: "internship_contract" as const,
      hoursPerDay: 6,
      hoursPerWeek: 30,
      shiftStart: "09:00",
      shiftEnd: "15:30",
      hazards: "none" as const,
      ...defined(overrides),
    };
    const lawful = lawfulMinimumAge({
      ...facts,
      staffConfirmed: overrides.minorFactsConfirmedBy != null,
      nightWork: null,
    } as never);
    const values: typeof openings.$inferInsert = {
      id: randomUUID(),
      organisationId: owner?.id ?? null,
      organisationName: owner?.name ?? "Фирма от източник",
      state: "published",
      language: "bg",
      title: "Стаж в кухня",
      description: "Помощ в кухнята и в залата.",
      occupationId: occupation?.id ?? null,
      ekatte: place?.ekatte ?? null,
      latitude: place?.latitude ?? null,
      longitude: place?.longitude ?? null,
      seats: 2,
      closesOn: addDays(today(), 30),
      payMin: 700,
      payMax: 800,
      payPeriod: "month",
      publishedAt: now(),
      submittedAt: now(),
      lawfulFrom: lawful.minimumAge,
      createdAt: now(),
      updatedAt: now(),
      ...(external ? { source: "example.org", sourceId: randomUUID(), sourceDate: today() } : {}),
      ...facts,
    };
    const [row] = await db.insert(openings).values(values).returning();
    const wanted = skills ?? (occupation?.skills ?? []).map((skill) => ({ ...skill, relation: "essential" as const }));
    const list = wanted.map((skill, position) => ({ openingId: row!.id, position, ...skill }));
    if (list.length > 0) await db.insert(openingSkills).values(list);
    await db
      .insert(outbox)
      .values({ topic: "index.opening", payload: { kind: "opening", id: row!.id }, deliver: "index" });
    return row!;
  }

  /** An occupation of our own catalogue with three of its skills. */
  async function someOccupation() {
    const [row] = await db
      .select({ id: occupations.id })
      .from(occupations)
      .where(and(isNotNull(occupations.code), eq(occupations.state, "active")))
      .orderBy(asc(occupations.code))
      .limit(1);
    if (!row) return undefined;
    const skills = await db
      .select({ skillId: occupationSkills.skillId })
      .from(occupationSkills)
      .where(eq(occupationSkills.occupationId, row.id))
      .orderBy(asc(occupationSkills.skillId))
      .limit(3);
    return { id: row.id, skills };
  }

  return { tenant, otherTenant, organisation, account, opening, someOccupation };
}

const day = 86_400_000;

/** The same calendar day so many years before; 28 February stands in for the 29th. */
function yearsAgo(date: string, years: number): string {
  const [year, rest] = [Number(date.slice(0, 4)), date.slice(4)];
  return `${year - years}${rest === "-02-29" ? "-02-28" : rest}`;
}

/** A company number with a right checksum. */
export function someEik(): string {
  const first = String(randomInt(10_000_000, 99_999_999));
  return Array.from({ length: 10 }, (_, digit) => `${first}${digit}`).find(isEik) ?? someEik();
}

function defined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
