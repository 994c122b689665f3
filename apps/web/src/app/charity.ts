import { type Charity, getSite } from "@posoka/schema/site";
import { useQuery } from "@tanstack/react-query";
import { forever, read } from "../api/client.ts";

/** Null while nothing but its name is recorded: then there is no way to show. */
export function useCharity(): Charity | null {
  const charity = useQuery(read(getSite, {}, forever)).data?.charity;
  return charity && (charity.phone ?? charity.email ?? charity.address) !== null ? charity : null;
}
