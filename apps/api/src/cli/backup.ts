import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { readErasures, readKeysFile } from "../modules/backup/keys-file.ts";
import { type Manifest, verifyBackup } from "../modules/backup/manifest.ts";
import { writePrivateFile } from "../modules/backup/private-file.ts";
import { BackupRefused } from "../modules/backup/refused.ts";
import { restoreBackup } from "../modules/backup/restore-backup.ts";
import { writeBackup } from "../modules/backup/write-backup.ts";
import { parseCommand } from "./arguments.ts";
import { type Command, type CommandIo, UsageError } from "./command.ts";

const inWords = ({ createdAt, tables, files }: Manifest): string =>
  `${createdAt}: ${tables.length} tables, ${tables.reduce((sum, { rows }) => sum + rows, 0)} rows, ${files.length} files`;

/** A refusal is one line and code 1. */
async function orRefused(io: CommandIo, work: () => Promise<void>): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    if (!(error instanceof BackupRefused)) throw error;
    io.say(`Refused, nothing was changed. ${error.message}`);
    return 1;
  }
}

export const backup: Command = {
  name: "backup",
  usage: [
    "backup --to FILE|FOLDER [--keys-to FILE] [--files FOLDER]",
    "                                                     all tables as they are now; the keys go to a file of their own",
  ].join("\n"),
  needs: "schema",
  async run(args, io) {
    const { values, positionals } = parseCommand("backup", args, {
      to: { type: "string" },
      "keys-to": { type: "string" },
      files: { type: "string" },
    });
    if (values.to === undefined || positionals.length > 0) throw new UsageError("backup: --to FILE or FOLDER");
    const at = io.now();
    const stamp = at.toISOString().replaceAll(/[:.]/g, "-");
    const path =
      existsSync(values.to) && statSync(values.to).isDirectory()
        ? join(values.to, `posoka-${stamp}.backup`)
        : values.to;
    if (existsSync(path)) throw new UsageError(`backup: ${path} is there already`);
    const { manifest, keys } = await writeBackup({ config: io.config, path, files: values.files, at });
    if (values["keys-to"] === undefined)
      io.say("Without --keys-to only the data was written; keep a newest `keys export` apart.");
    else writePrivateFile(values["keys-to"], JSON.stringify(keys));
    io.out(`${path}: ${inWords(manifest)}`);
    return 0;
  },
};

export const verify: Command = {
  name: "verify",
  usage: "verify FILE                                          reads a whole backup; 1 when a byte is not as written",
  needs: "nothing",
  run: async (args, io) => {
    const [path, ...rest] = args;
    if (path === undefined || rest.length > 0) throw new UsageError("verify: one file");
    return orRefused(io, async () => io.out(inWords(await verifyBackup(path))));
  },
};

export const restore: Command = {
  name: "restore",
  usage: [
    "restore FILE --keys FILE --erasures FILE|none [--files FOLDER]",
    "                                                     fills a fresh database; who was erased since stays erased",
  ].join("\n"),
  needs: "schema",
  async run(args, io) {
    const { values, positionals } = parseCommand("restore", args, {
      keys: { type: "string" },
      erasures: { type: "string" },
      files: { type: "string" },
    });
    const [path, ...rest] = positionals;
    const { keys, erasures, files } = values;
    if (path === undefined || rest.length > 0 || keys === undefined)
      throw new UsageError("restore: FILE --keys FILE --erasures FILE|none");
    // Forgetting it would bring back people who asked to be gone, so it must be said.
    if (erasures === undefined)
      throw new UsageError("restore: --erasures FILE, or none when the keys file is of today");
    return orRefused(io, async () => {
      const ledger = erasures === "none" ? [] : readErasures(erasures);
      const plan = { config: io.config, path, keys: readKeysFile(keys), erasures: ledger, files, at: io.now() };
      const { manifest, erased, withoutKey } = await restoreBackup(plan);
      io.out(`${inWords(manifest)}; ${erased} erased again`);
      if (withoutKey > 0) io.say(`${withoutKey} people have no key: their names and words cannot be read.`);
      io.say("All sessions have ended. Check again who may still work here: a role ended since the backup is back.");
    });
  },
};
