import { takeDueRequest } from "../queries.ts";
import { type Clock, eraseEach } from "./erase-each.ts";

/** Erases every account of which somebody asked for it and whose time to take it back is over. */
export function eraseDue(deps: Clock, stopping: () => boolean = () => false): Promise<number> {
  return eraseEach(deps, stopping, takeDueRequest);
}
