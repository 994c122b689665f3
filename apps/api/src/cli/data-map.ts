import { writeDataMap } from "@posoka/db/data-map";
import { writeRecordOfProcessing } from "@posoka/db/record-of-processing";
import { parseCommand } from "./arguments.ts";
import { type Command, UsageError } from "./command.ts";

/** The pages `docs/data-map.md` and `docs/record-of-processing.md`, for whoever changed a table. */
export const dataMap: Command = {
  name: "data-map",
  usage: [
    "data-map [--record]                                  what is kept of whom, on which basis, how long (Markdown);",
    "                                                     --record: the same as a record of processing, Article 30",
  ].join("\n"),
  needs: "nothing",
  run: async (args, io) => {
    const { values, positionals } = parseCommand("data-map", args, { record: { type: "boolean" } });
    if (positionals.length > 0) throw new UsageError("data-map: [--record]");
    io.out((values.record ? writeRecordOfProcessing() : writeDataMap()).trimEnd());
    return 0;
  },
};
