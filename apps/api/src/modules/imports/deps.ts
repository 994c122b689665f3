import type { Db } from "@posoka/db/client";

/** What an import needs of the program that runs it. */
export type ImportDeps = {
  db: Db;
  now: () => Date;
  /** Told how far it is, in plain lines for a person. */
  progress?: (line: string) => void;
};

export type ImportOptions = {
  /** Compare and report, and write nothing. */
  dryRun?: boolean;
};
