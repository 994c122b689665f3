import { isClosedWithoutFactor } from "@posoka/domain/accounts/second-factor";
import type { Role } from "@posoka/domain/roles";
import type { Me } from "@posoka/schema/accounts";
import { paths } from "../../app/paths.ts";

const landings: Partial<Record<Role, () => string>> = {
  youth: paths.matches,
  partner: paths.partner,
  staff: paths.staff,
  mentor: paths.mentor,
  guardian: paths.guardian,
  admin: paths.admin,
};

/** The first page of a role. */
export const landingOf = (role: Role): string => (landings[role] ?? paths.me)();

/** Where somebody goes on from here: to the own account, where all else is closed until a second factor is set up. */
export const landingAfter = (me: Pick<Me, "acting" | "factor">): string =>
  me.factor === "missing" && isClosedWithoutFactor(me.acting) ? paths.me() : landingOf(me.acting);

/** The page that one came from, if it is a path of ours: an address of another site never is. */
export function safeNext(search: string): string | undefined {
  const next = new URLSearchParams(search).get("next");
  const isOurs = next !== null && /^\/(?![/\\])[^\s\\]*$/.test(next);
  return isOurs ? next : undefined;
}
