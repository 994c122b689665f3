import {
  type Answer,
  interestUncertainty,
  looksHurried,
  scoreInterests,
} from "@posoka/domain/interests/score-interests";
import { leadingTypes } from "@posoka/domain/interests/leading-types";
import type { InterestProfile, InterestType } from "@posoka/domain/interests/types";
import { useSyncExternalStore } from "react";
import { keep, kept } from "../../api/device.ts";

/** One go at the questionnaire, kept on this device at each answer. Its id is made here, so sending it twice is harmless. */
export type Sitting = {
  id: string;
  version: number;
  /** In the order asked. */
  items: { id: string; type: InterestType }[];
  answers: Record<string, number>;
  startedAt: string;
  finishedAt: string | null;
  /** Asked already whether it was done in a hurry. */
  askedHurried?: boolean;
};

export type ShownResult = {
  profile: InterestProfile;
  uncertainty: InterestProfile;
  leading: readonly (readonly InterestType[])[];
  careless: boolean;
  finishedAt: string;
};

const key = "posoka.guest.sitting";
const listeners = new Set<() => void>();
let known: { text: string | null; sitting: Sitting | null } = { text: null, sitting: null };

function load(): Sitting | null {
  const text = kept(key);
  if (text !== known.text) known = { text, sitting: parse(text) };
  return known.sitting;
}

function parse(text: string | null): Sitting | null {
  try {
    const value = text === null ? null : (JSON.parse(text) as Partial<Sitting> | null);
    return value && typeof value.id === "string" && Array.isArray(value.items) && value.answers
      ? (value as Sitting)
      : null;
  } catch {
    return null; // someone else's data under our key
  }
}

export function keepSitting(sitting: Sitting | null): void {
  keep(key, sitting && JSON.stringify(sitting));
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  window.addEventListener("storage", listener); // another tab of the same person
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
};

/** The sitting on this device; null on the server and before there is one. */
export function useSitting(): Sitting | null {
  return useSyncExternalStore(subscribe, load, () => null);
}

export const currentSitting = load;

export function newSitting(version: number, items: Sitting["items"]): Sitting {
  return {
    id: crypto.randomUUID(),
    version,
    items,
    answers: {},
    startedAt: new Date().toISOString(),
    finishedAt: null,
  };
}

export function withAnswer(sitting: Sitting, itemId: string, value: number): Sitting {
  const answers = { ...sitting.answers, [itemId]: value };
  const finished = sitting.items.every(({ id }) => answers[id] !== undefined);
  return { ...sitting, answers, finishedAt: finished ? (sitting.finishedAt ?? new Date().toISOString()) : null };
}

export const answeredCount = (sitting: Sitting): number =>
  sitting.items.filter(({ id }) => sitting.answers[id] !== undefined).length;

/** The values in the order asked, for the look at haste. */
export function isHurried(sitting: Sitting): boolean {
  return looksHurried(sitting.items.map(({ id }) => sitting.answers[id] ?? 0));
}

/** The result as the server would compute it, without asking it. Null until every question is answered. */
export function resultOf(sitting: Sitting): ShownResult | null {
  if (sitting.finishedAt === null) return null;
  const answers = sitting.items.map(({ id, type }) => ({ type, value: sitting.answers[id] }) as Answer);
  const profile = scoreInterests(answers);
  return {
    profile,
    uncertainty: interestUncertainty(answers),
    leading: leadingTypes(profile).map(({ types }) => types),
    careless: isHurried(sitting),
    finishedAt: sitting.finishedAt,
  };
}
