import { listErasures } from "../modules/backup/keys-file.ts";
import { writePrivateFile } from "../modules/backup/private-file.ts";
import { parseCommand } from "./arguments.ts";
import { type Command, UsageError } from "./command.ts";

/** The ledger of erased people, one random id per line. */
export const erasures: Command = {
  name: "erasures",
  usage: "erasures export [--to FILE]                          who was erased, for a later restore",
  async run(args, io) {
    const { values, positionals } = parseCommand("erasures", args, { to: { type: "string" } });
    if (positionals.join(" ") !== "export") throw new UsageError("erasures: export");
    const lines = (await listErasures(io.db)).map((line) => JSON.stringify(line));
    if (values.to === undefined) for (const line of lines) io.out(line);
    else writePrivateFile(values.to, lines.map((line) => `${line}\n`).join(""));
    return 0;
  },
};
