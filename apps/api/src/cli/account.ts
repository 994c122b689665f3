import { parseArgs } from "node:util";
import { staffFlags } from "@posoka/domain/roles";
import { invitedRoles } from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import { email as emailField, line } from "@posoka/schema/fields";
import { endSessionsByOperator } from "../modules/accounts/service/end-sessions.ts";
import { createByOperator, disableByOperator, listByOperator } from "../modules/accounts/service/operate.ts";
import { resetFactorByOperator } from "../modules/accounts/service/reset-factor.ts";
import { type Command, type CommandIo, UsageError } from "./command.ts";

/** Accounts of adults, for whoever runs the server. */
export const account: Command = {
  name: "account",
  usage: [
    "account create --role admin|staff|mentor [--name NAME] [--email ADDRESS] [--flag FLAG]... [--json]",
    "account disable USERNAME [--leave-cases]          cases not handed over wait for the team",
    "account reset-factor USERNAME",
    "account end-sessions USERNAME|--all                  signs them out of every device at once",
    "account list [--json]",
  ].join("\n"),
  async run([act, ...args], io) {
    if (act === "create") return create(args, io);
    if (act === "disable") return disable(args, io);
    if (act === "reset-factor") return resetFactor(args, io);
    if (act === "end-sessions") return endSessions(args, io);
    if (act === "list") return list(args, io);
    throw new UsageError("account: create, disable, reset-factor, end-sessions or list");
  },
};

async function create(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parsed(args);
  const role = invitedRoles.find((one) => one === values.role);
  if (!role || positionals.length > 0)
    throw new UsageError(`account create: --role must be one of ${invitedRoles.join(", ")}`);
  const flags = (values.flag ?? []).map((name) => {
    const flag = staffFlags.find((one) => one === name);
    if (!flag) throw new UsageError(`account create: --flag must be one of ${staffFlags.join(", ")}`);
    return flag;
  });
  if (flags.length > 0 && role !== "staff") throw new UsageError("account create: only staff have flags");
  const name = line(80, 2).safeParse(values.name ?? role);
  const email = emailField.nullable().safeParse(values.email ?? null);
  if (!name.success) throw new UsageError("account create: --name must have 2 to 80 letters");
  if (!email.success) throw new UsageError("account create: --email is not an address");

  const made = await createByOperator(io, {
    role,
    displayName: name.data,
    email: email.data,
    flags: [...new Set(flags)],
  });
  if (values.json) io.out(JSON.stringify(made));
  else {
    io.say(`${made.userName}: the link works once, until ${made.expiresAt}`);
    io.out(made.link);
  }
  return 0;
}

async function disable(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parsed(args);
  const [userName, ...rest] = positionals;
  if (userName === undefined || rest.length > 0) throw new UsageError("account disable: one user name");
  try {
    await disableByOperator(io, userName.normalize("NFKC").toLowerCase(), { leaveCases: values["leave-cases"] });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "conflict") io.say(`${userName} is the last administrator`);
    else if (error.code === "has_cases") io.say(`${userName} has cases: link hand-over first, or --leave-cases`);
    else io.say(`no account ${userName}`);
    return 1;
  }
  io.say(`${userName} is disabled, all sessions have ended`);
  return 0;
}

async function resetFactor(args: readonly string[], io: CommandIo): Promise<number> {
  const [userName, ...rest] = parsed(args).positionals;
  if (userName === undefined || rest.length > 0) throw new UsageError("account reset-factor: one user name");
  try {
    await resetFactorByOperator(io.db, userName.normalize("NFKC").toLowerCase(), io.now());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    io.say(error.code === "conflict" ? `${userName} has no second factor` : `no account ${userName}`);
    return 1;
  }
  io.say(`${userName} signs in by password and sets up a new second factor; all sessions have ended`);
  return 0;
}

async function endSessions(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parsed(args);
  const [userName, ...rest] = positionals;
  if ((userName === undefined) !== values.all || rest.length > 0)
    throw new UsageError("account end-sessions: one user name, or --all");
  try {
    const ended = await endSessionsByOperator(io, userName?.normalize("NFKC").toLowerCase() ?? null);
    io.out(`${ended} sessions have ended`);
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    io.say(`no account ${userName}`);
    return 1;
  }
}

async function list(args: readonly string[], io: CommandIo): Promise<number> {
  const { values } = parsed(args);
  for (const row of await listByOperator(io)) {
    const state = row.disabled ? "disabled" : row.invited ? "invited" : "active";
    io.out(
      values.json
        ? JSON.stringify({ ...row, state })
        : [row.userName, row.roles.join(","), state, row.displayName].join("\t"),
    );
  }
  return 0;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        role: { type: "string" },
        name: { type: "string" },
        email: { type: "string" },
        flag: { type: "string", multiple: true },
        all: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        "leave-cases": { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`account: ${error instanceof Error ? error.message : "wrong arguments"}`);
  }
}
