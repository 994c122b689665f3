import { spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { type Cluster, launch } from "./launch.ts";
import { stopPostmaster } from "./postmaster.ts";

/** Keeps the database running until told to stop; answers with the way to stop it. */
export async function supervise(cluster: Cluster, log: (line: string) => void): Promise<() => Promise<void>> {
  let stopped = false;
  let child = await launch(cluster);
  let restarting: Promise<void> = Promise.resolve();

  const watch = (): void => {
    child.once("exit", () => {
      if (!stopped) restarting = restart();
    });
  };
  const restart = async (): Promise<void> => {
    log("The database ended unexpectedly; starting it again.");
    for (let wait = 100; !stopped; wait = Math.min(wait * 2, 5_000)) {
      await sleep(wait);
      if (stopped) return;
      try {
        child = await launch(cluster);
        log("The database is back.");
        watch();
        return;
      } catch (error) {
        log(error instanceof Error ? error.message : String(error));
      }
    }
  };

  watch();
  return async () => {
    stopped = true;
    await restarting;
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    if (process.platform === "win32") {
      spawnSync(cluster.runAs.binaries.pgCtl, ["stop", "-D", cluster.folder, "-m", "fast", "-w"], { stdio: "ignore" });
    } else {
      await stopPostmaster(child.pid);
    }
  };
}
