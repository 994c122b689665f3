import type { Db, Tx } from "@posoka/db/client";
import type { Role, StaffFlag } from "@posoka/domain/roles";
import type { MatchIndex } from "@posoka/match-index/port";
import type { YouthState } from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import type { Config } from "./env.ts";
import type { TitleSearch } from "./modules/occupations/service/title-search.ts";

/** Who acts, as the database said at this request: never what a token remembers. */
export type Actor = {
  id: string;
  tenantId: string;
  role: Role;
  /** The organisation a partner or institution acts for. */
  organisationId: string | null;
  flags: readonly StaffFlag[];
  sessionId: string;
  /** Whether the second factor was shown in this session. */
  factor: boolean;
  /** When the person last proved who they are in this session. */
  freshAt: Date | null;
  /** On a device that is not the person's own. */
  shared: boolean;
  /** When the account will be erased; who leaves can only take that back. */
  leavesAt: Date | null;
  youth: YouthStanding | null;
};

export type YouthStanding = {
  birthDate: string;
  state: YouthState;
  minor: boolean;
};

/** What outlives a request. Built once by the door and passed on; nothing here is global. */
export type Deps = {
  config: Config;
  db: Db;
  index: MatchIndex;
  titles: TitleSearch;
  now: () => Date;
};

/** What a use case gets. `db` is already a transaction for a write, so a nested one is a savepoint. */
export type Context = {
  db: Db | Tx;
  deps: Deps;
  now: () => Date;
  actor: Actor | null;
  requestId: string;
};

/** The actor of an operation that needs one; its contract already refused guests. */
export function actorOf(ctx: Context): Actor {
  if (!ctx.actor) throw new AppError("unauthenticated");
  return ctx.actor;
}

/** The youth's standing; an inert or ended account may read and is refused for writes by the policy that asks. */
export function youthOf(ctx: Context): Actor & { youth: YouthStanding } {
  const actor = actorOf(ctx);
  if (!actor.youth) throw new AppError("forbidden");
  return { ...actor, youth: actor.youth };
}
