import { parseArgs } from "node:util";
import { dateParts } from "@posoka/domain/calendar/dates";
import type { ImportDeps } from "../modules/imports/deps.ts";
import type { ImportReport } from "../modules/imports/report.ts";
import { ImportRefused } from "../modules/imports/refused.ts";
import { importEsco } from "../modules/imports/service/import-esco.ts";
import { importInterests } from "../modules/imports/service/import-interests.ts";
import { importSettlements } from "../modules/imports/service/import-settlements.ts";
import { importVacancies, type VacancyOptions } from "../modules/imports/service/import-vacancies.ts";
import { type Command, type CommandIo, UsageError } from "./command.ts";

type Importer = (deps: ImportDeps, path: string, options: VacancyOptions) => Promise<ImportReport[]>;

const importers: Readonly<Record<string, Importer>> = {
  esco: importEsco,
  vacancies: importVacancies,
  interests: importInterests,
  settlements: importSettlements,
};

export const importCommand: Command = {
  name: "import",
  usage: [
    "import esco FOLDER [--dry-run] [--json]              the ESCO classification as downloaded",
    "import interests FILE [--dry-run] [--json]           interest profiles by ESCO address (.tsv)",
    "import settlements PATH [--dry-run] [--json]         all settlements by ЕКАТТЕ code (.tsv)",
    "import vacancies FILE [--dated YYYY-MM-DD] [--source NAME] [--dry-run] [--json]",
    "                                                     vacancies of others: a table (.tsv) or JobPosting",
  ].join("\n"),
  async run(args, io) {
    const { importer, path, json, options } = readArguments(args, io);
    const deps = { db: io.db, now: io.now, progress: io.say };
    try {
      const reports = await importer(deps, path, options);
      for (const report of reports) for (const line of json ? [JSON.stringify(report)] : inWords(report)) io.out(line);
      if (options.dryRun === true) io.say("dry run: nothing was written");
      return 0;
    } catch (error) {
      if (!(error instanceof ImportRefused)) throw error;
      io.say(`Refused, nothing was changed. ${error.message}`);
      return 1;
    }
  },
};

function readArguments(args: readonly string[], { config }: CommandIo) {
  const { values, positionals } = parse(args);
  const [kind = "", path, ...rest] = positionals;
  const importer = Object.hasOwn(importers, kind) ? importers[kind] : undefined;
  if (!importer) throw new UsageError(`import what? One of ${Object.keys(importers).join(", ")}.`);
  if (path === undefined || rest.length > 0) throw new UsageError(`import ${kind} takes one path.`);
  const { dated, source } = values;
  if (kind !== "vacancies" && (dated ?? source) !== undefined) {
    throw new UsageError("--dated and --source belong to import vacancies.");
  }
  if (dated !== undefined && config.production) throw new UsageError("--dated is refused in production.");
  if (dated !== undefined && !isDate(dated)) throw new UsageError("--dated takes a date as 2026-03-31.");
  const options: VacancyOptions = {
    dryRun: values["dry-run"],
    ...(dated === undefined ? {} : { dated }),
    ...(source === undefined ? {} : { source }),
  };
  return { importer, path, json: values.json, options };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        "dry-run": { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        dated: { type: "string" },
        source: { type: "string" },
      },
    });
  } catch (error) {
    throw new UsageError((error instanceof Error ? error.message : String(error)).split("\n")[0]);
  }
}

function isDate(text: string): boolean {
  try {
    dateParts(text);
    return true;
  } catch {
    return false;
  }
}

function inWords({ kind, added, changed, withdrawn, rejected }: ImportReport): string[] {
  const counts = `${kind}: ${added} added, ${changed} changed, ${withdrawn} withdrawn, ${rejected.length} rejected`;
  return [counts, ...rejected.map(({ file, line, reason }) => `  ${file} line ${line}: ${reason}`)];
}
