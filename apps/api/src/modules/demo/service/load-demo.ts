import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { recordOperator } from "../../audit/service.ts";
import { defaultTenant } from "../../accounts/service/default-tenant.ts";
import { saveCharity } from "../../organisations/service/charity.ts";
import { recordMediation } from "../../organisations/service/mediation.ts";
import { tellIndexOfAll } from "../../outbox/service.ts";
import { contextFor, demoId, type DemoDeps } from "../cast.ts";
import { demoPostings } from "../postings.ts";
import { hasAccount, lockDemo, renewPostings } from "../queries.ts";
import { writeJourney } from "../write-journey.ts";
import { writeTeam } from "../write-team.ts";
import { writePeople } from "../write-people.ts";
import { datesOf, writePostings } from "../write-postings.ts";

/** Nobody answers at these: the number and the address do not exist. */
const demoCharity = {
  name: "Сдружение „Посока“ (демо)",
  address: "ул. „Примерна“ 1, Пловдив",
  phone: "+359 32 000 000",
  email: "team@example.org",
  hours: "в работни дни от 9 до 17 часа",
  dataProtection: "Радка Минева",
};

/**
 * Adds invented people, organisations and places, once. Opened again later, only the dates of its postings move on.
 * Needs the starter catalogue.
 *
 * @throws {Error} in production
 */
export async function loadDemo(deps: DemoDeps): Promise<void> {
  if (deps.config.production) throw new Error("a demo world is never shown in production");
  const today = sofiaDate(deps.now());
  await deps.db.transaction(async (tx) => {
    await lockDemo(tx);
    if (await hasAccount(tx, "demo-staff")) {
      const dates = demoPostings.map((posting) => ({ id: demoId(posting.key), ...datesOf(posting, today) }));
      const renewed = await renewPostings(tx, dates, today);
      await tellIndexOfAll(
        tx,
        renewed.map(({ id }) => ({ kind: "opening", id })),
      );
      return;
    }
    const tenantId = await defaultTenant(tx);
    await writePeople(tx, deps.config.keys, tenantId, deps.now());
    await writeTeam(tx, deps, tenantId);
    await recordOperator(tx, "demo.load", { kind: "tenant", id: tenantId }, deps.now());
    const staff = contextFor(tx, deps, tenantId, { login: "demo-staff", role: "staff" });
    await recordMediation(staff, { number: "ДЕМО-0001", since: today });
    await saveCharity(contextFor(tx, deps, tenantId, { login: "demo-admin", role: "admin" }), demoCharity);
    await writePostings(tx, deps, tenantId);
    await writeJourney(tx, deps, tenantId);
  });
}
