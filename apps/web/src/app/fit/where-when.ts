import { useLanguage } from "../language.tsx";
import { useTexts } from "../texts.ts";

/** "8" and "8:30" in Bulgarian, "08:00" in English. */
export function clock(language: string, time: string): string {
  if (language === "en") return time;
  const [hours = "", minutes = ""] = time.split(":");
  return minutes === "00" ? String(Number(hours)) : `${Number(hours)}:${minutes}`;
}

type Facts = {
  organisationName: string;
  placeName: string | null;
  remote: boolean;
  distanceKm?: number | null;
  shiftStart?: string | null;
  shiftEnd?: string | null;
};

/** „Пекарна · Пловдив · 4 км · от 8 до 15 ч.“, the parts that are known. The page names `openings` among its words. */
export function useWhereWhen() {
  const t = useTexts("openings");
  const language = useLanguage();
  return ({ organisationName, placeName, remote, distanceKm, shiftStart, shiftEnd }: Facts): string => {
    const parts = [
      organisationName,
      remote ? t("remote") : placeName,
      distanceKm && !remote ? t("away", { km: distanceKm }) : null,
      shiftStart && shiftEnd ? t("shift", { from: clock(language, shiftStart), to: clock(language, shiftEnd) }) : null,
    ];
    return parts.filter(Boolean).join(" · ");
  };
}

type Slot = { day: string; part: string };

/** Days with the same parts of the day stand in one line: „пн, вт, ср: сутрин, следобед“. */
export function useSlotLines() {
  const words = useTexts("vocabulary");
  return (slots: readonly Slot[]): string[] => {
    const byDay = grouped(slots);
    const byParts = new Map<string, string[]>();
    for (const [day, own] of byDay) {
      const parts = own.map(({ part }) => words.maybe(`part_${part}`) ?? part).join(", ");
      byParts.set(parts, [...(byParts.get(parts) ?? []), words.maybe(`dayShort_${day}`) ?? day]);
    }
    return [...byParts].map(([parts, days]) => `${days.join(", ")}: ${parts}`);
  };
}

function grouped(slots: readonly Slot[]): Map<string, Slot[]> {
  const groups = new Map<string, Slot[]>();
  for (const slot of slots) groups.set(slot.day, [...(groups.get(slot.day) ?? []), slot]);
  return groups;
}
