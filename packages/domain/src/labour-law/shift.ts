/** Local times "HH:MM". An end at or before the start lies on the next day. */
export interface ShiftFacts {
  readonly shiftStart: string | null;
  readonly shiftEnd: string | null;
  readonly nightWork: boolean | null;
}

export interface Shift {
  readonly hours: number;
  /** Touches 22:00 to 06:00. */
  readonly night: boolean;
  /** Touches 20:00 to 06:00. */
  readonly evening: boolean;
}

/** Minutes since midnight; 24:00 is allowed as an end. */
function minutesOf(time: string | null): number | null {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time ?? "");
  const minutes = Number(match?.[1]) * 60 + Number(match?.[2]);
  return match && minutes <= 24 * 60 ? minutes : null;
}

/** Null when start or end is unstated or no time of day. */
export function readShift({ shiftStart, shiftEnd }: ShiftFacts): Shift | null {
  const start = minutesOf(shiftStart);
  const stated = minutesOf(shiftEnd);
  if (start === null || stated === null) return null;
  const end = stated > start ? stated : stated + 24 * 60;
  const outside = (latest: number) => start < 6 * 60 || end > latest;
  return { hours: (end - start) / 60, night: outside(22 * 60), evening: outside(20 * 60) };
}
