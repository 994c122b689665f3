import { createTitleSearch } from "../occupations/service/title-search.ts";
import type { Db, Tx } from "@posoka/db/client";
import { stableId } from "@posoka/db/stable-id";
import { createColumnarIndex } from "@posoka/match-index/columnar/columnar-index";
import type { Role } from "@posoka/domain/roles";
import type { Actor, Context, YouthStanding } from "../../context.ts";
import type { Config } from "../../env.ts";

export type DemoDeps = { db: Db; config: Config; now: () => Date };

export const demoId = (name: string): string => stableId(`posoka:demo:${name}`);

export type Part = { login: string; role: Role; organisation?: string; youth?: YouthStanding };

/** Lets an invented person act through the same services as everybody, so that every rule holds in a demo world too. */
export function contextFor(tx: Tx, deps: DemoDeps, tenantId: string, part: Part): Context {
  const actor: Actor = {
    id: demoId(part.login),
    tenantId,
    role: part.role,
    organisationId: part.organisation === undefined ? null : demoId(part.organisation),
    flags: [],
    sessionId: demoId(`session ${part.login}`),
    factor: true,
    freshAt: null,
    shared: false,
    leavesAt: null,
    youth: part.youth ?? null,
  };
  return {
    db: tx,
    deps: { ...deps, index: createColumnarIndex(), titles: createTitleSearch() },
    now: deps.now,
    actor,
    requestId: "demo",
  };
}
