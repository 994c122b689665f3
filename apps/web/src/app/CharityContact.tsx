import { Facts } from "../ui/lists.tsx";
import { callTo } from "./call-to.ts";
import { useCharity } from "./charity.ts";
import { useTexts } from "./texts.ts";

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
