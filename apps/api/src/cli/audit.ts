import { type Fault, verifyTrail } from "../modules/audit/verify-trail.ts";
import { parseCommand } from "./arguments.ts";
import { type Command, UsageError } from "./command.ts";

const meanings: Readonly<Record<Fault["how"], string>> = {
  edited: "was changed after it was written",
  deleted: "is missing",
  inserted: "was put in past the program",
  backdated: "is dated before rows that were sealed earlier",
  sealed_twice: "stands in two blocks",
  broken: "does not follow from the block before it",
  no_key: "cannot be checked: the key of the trail is missing",
};

/** Walks the trail of who did what; exit code 1 when anything in it is not as it was written. */
export const audit: Command = {
  name: "audit",
  usage: [
    "audit verify [--head HASH] [--json]                  is the trail whole? 1 when a row was changed, with its id",
    "                                                     HASH: a head printed earlier that must still be in it",
  ].join("\n"),
  async run(args, io) {
    const { values, positionals } = parseCommand("audit verify", args, {
      head: { type: "string" },
      json: { type: "boolean" },
    });
    if (positionals.join(" ") !== "verify") throw new UsageError("audit: verify");
    const found = await io.db.transaction((tx) => verifyTrail(tx, io.config.keys, values.head?.toLowerCase() ?? null), {
      isolationLevel: "repeatable read",
      accessMode: "read only",
    });
    if (values.json) io.out(JSON.stringify(found));
    else {
      io.out(`${found.entries} rows, ${found.seals} blocks, ${found.waiting} waiting, head ${found.head}`);
      for (const { what, id, how } of found.faults)
        io.out(`${what === "entry" ? "row" : "block"} ${id} ${meanings[how]}`);
      if (found.containsExpected === false) io.out("the given head is not in the trail: it was cut off or replaced");
    }
    return found.faults.length === 0 && found.containsExpected !== false ? 0 : 1;
  },
};
