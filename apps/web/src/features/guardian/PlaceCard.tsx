import type { GuardianRequest } from "@posoka/schema/guardians";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { Card } from "../../ui/layout.tsx";
import { Facts } from "../../ui/lists.tsx";

/** Where, with whom and when; the server leaves it out where the place is protected. */
export function PlaceCard({ opening }: { opening: NonNullable<GuardianRequest["opening"]> }) {
  const t = useTexts("guardian");
  const { date } = useFormat();
  const { organisationName, place, remote, startsOn, endsOn, hoursPerDay, hoursPerWeek, shiftStart, shiftEnd } =
    opening;
  const hours = [
    hoursPerDay === null ? "" : t("hoursPerDay", { hours: hoursPerDay }),
    hoursPerWeek === null ? "" : t("hoursPerWeek", { hours: hoursPerWeek }),
    shiftStart === null || shiftEnd === null ? "" : t("shift", { start: shiftStart, end: shiftEnd }),
  ].filter((part) => part !== "");
  const items = [
    { name: t("organisation"), value: organisationName },
    { name: t("place"), value: remote ? t("remote") : (place ?? "") },
    { name: t("from"), value: startsOn === null ? "" : date(startsOn) },
    { name: t("to"), value: endsOn === null ? "" : date(endsOn) },
    { name: t("hours"), value: hours.join(", ") },
  ];
  return (
    <Card>
      <h2>{t("placeTitle")}</h2>
      <Facts items={items.filter(({ value }) => value !== "")} />
    </Card>
  );
}
