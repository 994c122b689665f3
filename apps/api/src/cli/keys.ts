import { makeKey, writeKeyring } from "../crypto/seal.ts";
import { writePrivateFile } from "../modules/backup/private-file.ts";
import { exportKeys } from "../modules/backup/keys-file.ts";
import { countByKey, rotateKeys } from "../modules/privacy/service/rotate-keys.ts";
import { parseCommand } from "./arguments.ts";
import { type Command, type CommandIo, UsageError } from "./command.ts";

/** The keys that seal what is sensitive. */
export const keys: Command = {
  name: "keys",
  usage: [
    "keys new                                             a fresh key, to be put first in POSOKA_KEYS",
    "keys rotate                                          seals with the first key what an older one sealed",
    "keys list                                            how many values each key seals",
    "keys export --to FILE                                all that a restore needs beside a backup; keep the newest only",
  ].join("\n"),
  async run(args, io) {
    const { values, positionals } = parseCommand("keys", args, { to: { type: "string" } });
    const [act, ...rest] = positionals;
    if (rest.length > 0 || (act === "export") !== (values.to !== undefined))
      throw new UsageError("keys: new, rotate, list or export --to FILE");
    if (act === "new") io.out(writeKeyring(new Map([makeKey()])));
    else if (act === "rotate")
      for (const { column, sealedAnew } of await rotateKeys(io.db, io.config.keys))
        io.out(`${column}: ${sealedAnew} sealed anew`);
    else if (act === "list") await list(io);
    else if (act === "export" && values.to !== undefined) {
      writePrivateFile(
        values.to,
        JSON.stringify(await io.db.transaction((tx) => exportKeys(tx, io.config.keys, io.now()))),
      );
      io.say(`The keys are in ${values.to}. Keep them apart from the backups, and destroy the file they replace.`);
    } else throw new UsageError("keys: new, rotate, list or export --to FILE");
    return 0;
  },
};

async function list({ db, config, out }: CommandIo): Promise<void> {
  const counts = await countByKey(db);
  const ids = new Set([...config.keys.keys(), ...counts.keys()]);
  const [current] = config.keys.keys();
  for (const id of ids) {
    const note = id === current ? " (current)" : config.keys.has(id) ? "" : " (not in POSOKA_KEYS)";
    out(`${id}: ${counts.get(id) ?? 0}${note}`);
  }
}
