import { AppError } from "@posoka/schema/errors";
import { eraseByOperator, takeBackByOperator } from "../modules/privacy/service/operate.ts";
import { parseCommand } from "./arguments.ts";
import { type Command, UsageError } from "./command.ts";

const reasons: Partial<Record<AppError["code"], string>> = {
  not_found: "there is no such account, or it was erased",
  duty_runs: "it is the last administrator, accompanies somebody, or alone answers for open postings",
  conflict: "it is to be erased already; --now does it at once",
};

/** For somebody who cannot ask for it in the product. */
export const erase: Command = {
  name: "erase",
  usage: [
    "erase USERNAME [--now]                               hidden at once, erased after 7 days or now",
    "erase USERNAME --take-back                           keep an account that was to be erased",
  ].join("\n"),
  async run(args, io) {
    const options = { now: { type: "boolean" }, "take-back": { type: "boolean" } } as const;
    const { values, positionals } = parseCommand("erase", args, options);
    const [given, ...rest] = positionals;
    if (given === undefined || rest.length > 0) throw new UsageError("erase: one user name");
    if (values.now && values["take-back"]) throw new UsageError("erase: --now or --take-back, not both");
    const userName = given.normalize("NFKC").toLowerCase();
    try {
      if (values["take-back"]) {
        await takeBackByOperator(io, userName);
        io.say(`${userName} stays`);
      } else {
        const dueAt = await eraseByOperator(io, userName, values.now ? "now" : "later");
        io.say(dueAt ? `${userName} is hidden and will be erased at ${dueAt.toISOString()}` : `${userName} is erased`);
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      io.say(`${userName}: ${values["take-back"] ? "it is not to be erased" : (reasons[error.code] ?? error.code)}`);
      return 1;
    }
    return 0;
  },
};
