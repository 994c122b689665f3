import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Contract } from "@posoka/schema/route";

const folder = join(import.meta.dirname, "..", "..", "packages", "schema", "src");

const isContract = (value: unknown): value is Contract =>
  typeof value === "object" && value !== null && "method" in value && "path" in value && "access" in value;

/** Every operation that the schema package exports, by its name. */
export async function allContracts(): Promise<[name: string, contract: Contract][]> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  const modules = await Promise.all(
    files.map(async (name) => (await import(join(folder, name))) as Record<string, unknown>),
  );
  return modules.flatMap((module) =>
    Object.entries(module).filter((entry): entry is [string, Contract] => isContract(entry[1])),
  );
}
