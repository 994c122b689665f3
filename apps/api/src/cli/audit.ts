import { findTrailPerson, listTrail } from "../modules/audit/list-trail.ts";
import { type Fault, verifyTrail } from "../modules/audit/verify-trail.ts";
import { parseCommand } from "./arguments.ts";
import { type Command, type CommandIo, UsageError } from "./command.ts";

const meanings: Readonly<Record<Fault["how"], string>> = {
  edited: "was changed after it was written",
  deleted: "is missing",
  inserted: "was put in past the program",
  backdated: "is dated before rows that were sealed earlier",
  sealed_twice: "stands in two blocks",
  broken: "does not follow from the block before it",
  no_key: "cannot be checked: the key of the trail is missing",
};

/** The trail of who did what: read it, or walk it; exit code 1 when anything in it is not as it was written. */
export const audit: Command = {
  name: "audit",
  usage: [
    "audit list [--by USER] [--about USER] [--since TIME] [--until TIME] [--json]",
    "                                                     who did and saw what; USER: a user name or an id",
    "audit verify [--head HASH] [--json]                  is the trail whole? 1 when a row was changed, with its id",
    "                                                     HASH: a head printed earlier that must still be in it",
  ].join("\n"),
  async run([act, ...args], io) {
    if (act === "list") return list(args, io);
    if (act === "verify") return verify(args, io);
    throw new UsageError("audit: list or verify");
  },
};

async function list(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseCommand("audit list", args, {
    by: { type: "string" },
    about: { type: "string" },
    since: { type: "string" },
    until: { type: "string" },
    json: { type: "boolean" },
  });
  if (positionals.length > 0)
    throw new UsageError("audit list: [--by USER] [--about USER] [--since TIME] [--until TIME]");
  const question = {
    by: await personOf(io, values.by),
    about: await personOf(io, values.about),
    since: momentOf("since", values.since, new Date(0)),
    until: momentOf("until", values.until, io.now()),
  };
  for await (const { id, ...row } of listTrail(io.db, question)) {
    const { at, who, role, act, kind, subject, detail } = row;
    const line = [at, who ?? "-", role, act, `${kind} ${subject}`, JSON.stringify(detail)];
    io.out(values.json ? JSON.stringify({ id, ...row }) : line.join("\t"));
  }
  return 0;
}

async function personOf(io: CommandIo, named: string | undefined): Promise<string | undefined> {
  if (named === undefined) return undefined;
  const id = await findTrailPerson(io.db, named);
  if (id === undefined) throw new UsageError(`audit list: no account ${named}`);
  return id;
}

function momentOf(name: string, written: string | undefined, otherwise: Date): Date {
  if (written === undefined) return otherwise;
  const at = new Date(written);
  if (Number.isNaN(at.getTime())) throw new UsageError(`audit list: --${name} is not a time such as 2026-11-22T09:00Z`);
  return at;
}

async function verify(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseCommand("audit verify", args, {
    head: { type: "string" },
    json: { type: "boolean" },
  });
  if (positionals.length > 0) throw new UsageError("audit verify: [--head HASH]");
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
}
