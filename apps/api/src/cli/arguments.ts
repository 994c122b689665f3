import { parseArgs, type ParseArgsConfig } from "node:util";
import { UsageError } from "./command.ts";

/** The arguments of a command. @throws {UsageError} in one line for an unknown or incomplete option */
export function parseCommand<T extends NonNullable<ParseArgsConfig["options"]>>(
  name: string,
  args: readonly string[],
  options: T,
): ReturnType<typeof parseArgs<{ args: string[]; allowPositionals: true; options: T }>> {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    const [line] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new UsageError(`${name}: ${line}`);
  }
}
