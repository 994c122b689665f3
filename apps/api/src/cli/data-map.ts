import { writeDataMap } from "@posoka/db/data-map";
import { type Command, UsageError } from "./command.ts";

/** The page `docs/data-map.md`, for whoever changed a table. */
export const dataMap: Command = {
  name: "data-map",
  usage:
    "data-map                                             what is kept of whom, on which basis, how long (Markdown)",
  needs: "nothing",
  run: async (args, io) => {
    if (args.length > 0) throw new UsageError("data-map takes nothing.");
    io.out(writeDataMap().trimEnd());
    return 0;
  },
};
