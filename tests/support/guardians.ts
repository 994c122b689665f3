import { randomUUID } from "node:crypto";
import { markRepresentedAdult } from "@posoka/api/modules/guardians/queries/representation";
import { caseload, guardianLinks } from "@posoka/db/schema/relations";
import { representativeRequests } from "@posoka/db/schema/guardians";
import { applications } from "@posoka/db/schema/applications";
import type { GuardianKind } from "@posoka/domain/guardians/representation";
import { submitApplication } from "@posoka/schema/applications";
import { inviteRepresentative, recordRepresentative } from "@posoka/schema/guardians";
import { eq } from "drizzle-orm";
import { secretOf } from "./mails.ts";
import type { Person, World } from "./world.ts";

/** A member of staff with this young person as the own case. */
export async function caseWorkerOf(world: World, youth: { id: string; tenantId: string }): Promise<Person> {
  const staff = await world.as("staff");
  const { tenantId, id: youthId } = youth;
  await world.db.insert(caseload).values({ tenantId, youthId, staffId: staff.id, startsAt: world.clock.now() });
  return staff;
}

/** A signed-in representative of this young person. */
export async function guardianOf(
  world: World,
  youth: { id: string; tenantId: string },
  { kind = "parent", email }: { kind?: GuardianKind; email?: string } = {},
): Promise<Person> {
  const address = email === undefined ? {} : { email, emailConfirmedAt: world.clock.now() };
  const guardian = await world.as("guardian", { account: { tenantId: youth.tenantId, ...address } });
  const at = world.clock.now();
  const link = { tenantId: youth.tenantId, youthId: youth.id, guardianId: guardian.id, kind };
  await world.db.insert(guardianLinks).values({ ...link, checkedBy: guardian.id, checkedAt: at, startsAt: at });
  if (kind === "adult_representative") {
    const { id: youthId, tenantId } = youth;
    await world.db.transaction((tx) =>
      markRepresentedAdult(tx, { youthId, tenantId, stateSince: at, recordedBy: guardian.id }),
    );
  }
  return guardian;
}

/** An application of a 17-year-old that waits for a representative, and the request about it. */
export async function waitingApplication(
  world: World,
  youth: Person,
  overrides: Parameters<World["make"]["opening"]>[0] = {},
) {
  const opening = await world.make.opening({ kind: "training", contractForm: "course", ...overrides });
  const applicationId = randomUUID();
  await youth(submitApplication, {
    params: { openingId: opening.id, applicationId },
    body: { note: "", availableFrom: null },
  });
  const [request] = await world.db
    .select()
    .from(representativeRequests)
    .where(eq(representativeRequests.applicationId, applicationId));
  return { opening, applicationId, requestId: request!.id };
}

export async function stateOf(world: World, applicationId: string): Promise<string> {
  const [row] = await world.db.select().from(applications).where(eq(applications.id, applicationId));
  return row!.state;
}

export const someRepresentative = {
  name: "Мария Петрова",
  kind: "parent",
  email: null,
  proof: "birth_certificate",
  archiveNumber: "12/2026",
} as const;

/** Records a representative and makes a link on a sheet, as staff do; the secret of the link and the code told apart. */
export async function handOver(staff: Person, youthId: string, overrides: { email?: string; name?: string } = {}) {
  const { id } = await staff(recordRepresentative, {
    params: { youthId },
    body: { ...someRepresentative, ...overrides },
  });
  const { code, sheet } = await staff(inviteRepresentative, { params: { representativeId: id }, body: { by: "hand" } });
  return { id, code, token: secretOf(sheet?.link) };
}
