import type { Contract, ReplyOf } from "@posoka/schema/route";
import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Read } from "../api/client.ts";
import { useSession } from "../api/session.ts";

/**
 * Reads what a guest may read as well, but not in the same words: a signed-in minor gets no openings for adults.
 * Each viewer has an answer of their own; the one that came with the document stands in until it is there.
 *
 * @param hide what of a guest's answer a minor must not even see for a moment
 */
export function useAsViewer<T extends Contract>(
  options: Read<T>,
  hide: (reply: ReplyOf<T>) => boolean = () => true,
): UseQueryResult<ReplyOf<T>> {
  const { status, me } = useSession();
  const queries = useQueryClient();
  const viewer = me ? `${me.acting} ${me.id}` : undefined;
  const standIn = (): ReplyOf<T> | undefined => {
    const guests = me ? queries.getQueryData<ReplyOf<T>>(options.queryKey) : undefined;
    return guests !== undefined && me?.youth?.minor && hide(guests) ? undefined : guests;
  };
  return useQuery<ReplyOf<T>>({
    ...options,
    queryKey: viewer === undefined ? options.queryKey : [...options.queryKey, { viewer }],
    // Before it is known who looks, only what the document brought is shown.
    enabled: status !== "unknown",
    placeholderData: ((previous: ReplyOf<T> | undefined, query: { queryKey: readonly unknown[] } | undefined) => {
      const before = query?.queryKey.at(-1) as { viewer?: string } | undefined;
      return previous !== undefined && before?.viewer === viewer ? previous : standIn();
    }) as never,
  });
}
