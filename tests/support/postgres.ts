import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureDatabase } from "@posoka/db/embedded/ensure-database";
import { startPostgres } from "@posoka/db/embedded/start-postgres";
import type { TestProject } from "vitest/node";
import { fillTemplate } from "./template.ts";

/** What a test file needs to make its own copy of the filled database. */
export type TestCluster = { superuserUrl: string; template: string; ownerPassword: string; appPassword: string };

declare module "vitest" {
  interface ProvidedContext {
    cluster: TestCluster;
  }
}

type SharedCluster = { users: number; started: Promise<{ cluster: TestCluster; stop: () => Promise<void> }> };
// Every project loads its own copy of this module; the cluster is one for all of them.
const shared = globalThis as typeof globalThis & { posokaTestCluster?: SharedCluster | undefined };

/**
 * Vitest calls this once per project: the first makes the cluster, the last takes it away.
 *
 * @public
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const mine = (shared.posokaTestCluster ??= { users: 0, started: startCluster() });
  mine.users += 1;
  const { cluster, stop } = await mine.started;
  project.provide("cluster", cluster);
  return async () => {
    mine.users -= 1;
    if (mine.users > 0) return;
    shared.posokaTestCluster = undefined;
    await stop();
  };
}

async function startCluster(): ReturnType<() => SharedCluster["started"]> {
  const dataDir = mkdtempSync(join(tmpdir(), "posoka-test-"));
  // A test that is killed loses nothing worth keeping, so nothing waits for the disk.
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };
  const postgres = await startPostgres({ dataDir, settings });
  const stop = async (): Promise<void> => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const [ownerPassword, appPassword] = [randomBytes(9).toString("hex"), randomBytes(9).toString("hex")];
    const template = "posoka_template";
    await ensureDatabase(postgres.superuserUrl, { database: template, ownerPassword, appPassword });
    const cluster = { superuserUrl: postgres.superuserUrl, template, ownerPassword, appPassword };
    await fillTemplate(roleUrl(cluster, "owner", template), roleUrl(cluster, "app", template));
    return { cluster, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

export function roleUrl(cluster: TestCluster, role: "owner" | "app", database: string): string {
  const url = new URL(cluster.superuserUrl);
  url.username = `posoka_${role}`;
  url.password = role === "owner" ? cluster.ownerPassword : cluster.appPassword;
  url.pathname = `/${database}`;
  return url.href;
}
