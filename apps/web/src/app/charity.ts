import { type Charity, getSite } from "@posoka/schema/site";
import { useQuery } from "@tanstack/react-query";
import { forever, read } from "../api/client.ts";

/** Null while nothing but its name is recorded. */
export function useCharity(): Charity | null {
  const charity = useQuery(read(getSite, {}, forever)).data?.charity;
  const known = charity && Object.entries(charity).some(([field, value]) => field !== "name" && value !== null);
  return known ? charity : null;
}
