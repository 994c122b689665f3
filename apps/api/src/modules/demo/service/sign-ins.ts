import type { Site } from "@posoka/schema/site";
import type { Config } from "../../../env.ts";
import { demoPassword, shownPeople } from "../people.ts";

/** Sign-ins of the demo world for its sign-in page; empty everywhere else. */
export function demoSignIns(config: Pick<Config, "demo">): Site["demoSignIns"] {
  if (!config.demo) return [];
  return shownPeople.map(({ login, role }) => ({ login, role, password: demoPassword }));
}
