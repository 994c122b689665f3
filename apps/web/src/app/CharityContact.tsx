import { type Charity, getSite } from "@posoka/schema/site";
import { useQuery } from "@tanstack/react-query";
import { forever, read } from "../api/client.ts";
import { Facts } from "../ui/lists.tsx";
import { useTexts } from "./texts.ts";

/** Null while nothing but its name is recorded: then there is no way to show. */
export function useCharity(): Charity | null {
  const charity = useQuery(read(getSite, {}, forever)).data?.charity;
  return charity && (charity.phone ?? charity.email ?? charity.address) !== null ? charity : null;
}

export const callTo = (phone: string): string => `tel:${phone.replaceAll(/[^+\d]/g, "")}`;

/** How people reach the charity, as an administrator recorded it; nothing when nothing was. */
export function CharityContact({ forData = false }: { forData?: boolean }) {
  const t = useTexts("common");
  const charity = useCharity();
  if (!charity) return null;
  const { name, phone, email, address, hours, dataProtection } = charity;
  const known = [
    { name: t("contactName"), value: name },
    { name: t("contactPhone"), value: phone && <a href={callTo(phone)}>{phone}</a> },
    { name: t("contactEmail"), value: email && <a href={`mailto:${email}`}>{email}</a> },
    { name: t("contactHours"), value: hours },
    { name: t("contactAddress"), value: address },
    { name: t("contactData"), value: forData ? dataProtection : null },
  ];
  return <Facts items={known.filter(({ value }) => value !== null)} />;
}
