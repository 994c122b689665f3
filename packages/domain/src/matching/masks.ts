import { daysOfWeek, partsOfDay, type Wish, wishes } from "../vocabulary.ts";

export type DayOfWeek = (typeof daysOfWeek)[number];
export type PartOfDay = (typeof partsOfDay)[number];

export interface Slot {
  readonly day: DayOfWeek;
  readonly part: PartOfDay;
}

/** 28 bits: day × 4 + part, Monday morning lowest. No slot is 0, which reads as unstated or any time. */
export function scheduleMask(slots: readonly Slot[]): number {
  return slots.reduce(
    (mask, { day, part }) => mask | (1 << (daysOfWeek.indexOf(day) * 4 + partsOfDay.indexOf(part))),
    0,
  );
}

export function scheduleSlots(mask: number): Slot[] {
  return daysOfWeek
    .flatMap((day) => partsOfDay.map((part) => ({ day, part })))
    .filter((slot) => (mask & scheduleMask([slot])) !== 0);
}

/** One bit per entry of `wishes`, in its order. */
export function wishMask(list: readonly Wish[]): number {
  return list.reduce((mask, wish) => mask | (1 << wishes.indexOf(wish)), 0);
}

export function wishList(mask: number): Wish[] {
  return wishes.filter((wish) => (mask & wishMask([wish])) !== 0);
}

export function countBits(mask: number): number {
  let left = mask;
  let count = 0;
  for (; left !== 0; left &= left - 1) count += 1;
  return count;
}
