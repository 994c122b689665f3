import { openDb } from "@posoka/db/client";
import { migrate } from "@posoka/db/migrate";
import { loadStarter } from "@posoka/db/starter";
import { account } from "./cli/account.ts";
import { audit } from "./cli/audit.ts";
import { backup, restore, verify } from "./cli/backup.ts";
import { type Command, UsageError } from "./cli/command.ts";
import { dataMap } from "./cli/data-map.ts";
import { erase } from "./cli/erase.ts";
import { erasures } from "./cli/erasures.ts";
import { keys } from "./cli/keys.ts";
import { importCommand } from "./cli/import.ts";
import { link } from "./cli/link.ts";
import { ConfigError, readEnv } from "./env.ts";

const commands: readonly Command[] = [
  account,
  link,
  importCommand,
  audit,
  keys,
  erase,
  erasures,
  backup,
  verify,
  restore,
  dataMap,
];

export type CliOutput = { out: (line: string) => void; say: (line: string) => void };

const standard: CliOutput = {
  out: (line) => void process.stdout.write(`${line}\n`),
  say: (line) => void process.stderr.write(`${line}\n`),
};

/**
 * The operator program: one command against the database of the environment, which is migrated and filled first.
 *
 * @returns the exit code: 0 done, 1 failed, 2 asked wrongly
 */
export async function runCli(
  argv: readonly string[],
  env: Record<string, string | undefined>,
  output: CliOutput = standard,
): Promise<number> {
  const [name, ...args] = argv;
  // A reader that has seen enough, as `head`, must not end us before the database is closed.
  if (output === standard) process.stdout.on("error", () => undefined);
  if (name === undefined || name === "help" || argv.includes("--help") || argv.includes("-h")) {
    for (const line of helpFor(name)) output.out(line);
    return 0;
  }
  try {
    const command = commands.find((candidate) => candidate.name === name);
    if (!command) throw new UsageError(`There is no command "${name}"; --help lists them.`);
    return await runWithDatabase(command, args, env, output);
  } catch (error) {
    if (error instanceof UsageError || error instanceof ConfigError) {
      output.say(error.message);
      return 2;
    }
    output.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
}

async function runWithDatabase(
  command: Command,
  args: readonly string[],
  env: Record<string, string | undefined>,
  output: CliOutput,
): Promise<number> {
  const config = readEnv(env);
  if (command.needs !== "nothing") await migrate(config.databaseOwnerUrl);
  const database = openDb(config.databaseUrl, {
    max: 4,
    applicationName: "posoka-cli",
    // An import writes a hundred thousand rows in one transaction.
    statementTimeout: 120_000,
  });
  try {
    if (command.needs === undefined) await loadStarter(database.db);
    return await command.run(args, { db: database.db, config, now: () => new Date(), ...output });
  } finally {
    await database.close();
  }
}

function helpFor(name: string | undefined): string[] {
  const named = commands.filter((command) => command.name === name);
  const shown = named.length > 0 ? named : commands;
  return [
    "Usage: npm run -s posoka -- COMMAND",
    "",
    ...shown.flatMap(({ usage }) => usage.split("\n").map((line) => `  ${line}`)),
  ];
}
