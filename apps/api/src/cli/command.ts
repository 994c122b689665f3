import type { Db } from "@posoka/db/client";
import type { Config } from "../env.ts";

/** What a command of the operator program gets. Results go to `out`, what is said to the person goes to stderr. */
export type CommandIo = {
  db: Db;
  config: Config;
  now: () => Date;
  out: (line: string) => void;
  say: (line: string) => void;
};

export type Command = {
  name: string;
  /** Lines, one per form, without the program's name. */
  usage: string;
  /**
   * What stands before the command runs: the migrated and filled database when absent, the migrated one alone, or
   * nothing, in which case `db` must not be used.
   */
  needs?: "schema" | "nothing";
  /** Exit code: 0 done, 1 failed. */
  run: (args: readonly string[], io: CommandIo) => Promise<number>;
};

/** Asked wrongly: one line for the operator, exit code 2, nothing was done. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
