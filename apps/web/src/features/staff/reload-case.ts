import { getRepresentation } from "@posoka/schema/guardians";
import { getToday, getYouth, listYouths } from "@posoka/schema/cases";
import { useQueryClient } from "@tanstack/react-query";

/** After a write about a young person: the case, the lists and the queue are read again. */
export function useReloadCase(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      [getYouth, getRepresentation, listYouths, getToday].map(({ path }) =>
        queries.invalidateQueries({ queryKey: [path] }),
      ),
    );
}
