import { existsSync } from "node:fs";
import { resolve } from "node:path";

/** Where reference data of other people lie; tests that need them are skipped, and say so, where they do not. */
const folder = resolve(process.env["POSOKA_DATA"] ?? "../shared/data");

export const referencePath = (name: string): string => resolve(folder, name);
export const hasReference = (name: string): boolean => existsSync(referencePath(name));
