import { AppError } from "@posoka/schema/errors";
import { QueryClient } from "@tanstack/react-query";

/** What is worth asking again: no answer, or a server that is full. A refusal stays a refusal. */
const passing = (error: unknown) => error instanceof AppError && (error.code === "busy" || error.code === "internal");

export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: (times, error) => times < 2 && passing(error), networkMode: "offlineFirst" },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
