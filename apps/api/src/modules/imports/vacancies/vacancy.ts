import type { EducationLevel, OpeningKind, PayPeriod } from "@posoka/domain/vocabulary";

/** One vacancy as its source states it; null and "" mean that the source does not say. */
export type Vacancy = {
  line: number;
  source: string;
  sourceId: string;
  url: string | null;
  /** Local date of the source. */
  date: string | null;
  /** Last day to apply, where stated. */
  validThrough: string | null;
  kind: OpeningKind;
  title: string;
  /** The same title in the singular, where somebody wrote it down. */
  titleSingular: string;
  organisation: string;
  description: string;
  iscoCode: string | null;
  town: string;
  remote: boolean;
  seats: number;
  education: EducationLevel;
  pay: { min: number; max: number; period: PayPeriod } | null;
};

export type ReadVacancies = { vacancies: Vacancy[]; rejected: { line: number; reason: string }[] };

/** Host of an address without "www.", which is how people know a source. */
export function hostOf(url: string | null): string | null {
  return url === null ? null : new URL(url).hostname.replace(/^www\./, "");
}

/** The address when it is one that a browser can open, else null. */
export function webAddress(text: string): string | null {
  if (text.length > 500 || !URL.canParse(text)) return null;
  return /^https?:$/.test(new URL(text).protocol) ? text : null;
}

/** A title as the first line of a page: capital letter, at most 140 characters. */
export function asTitle(text: string): string {
  const title = text.charAt(0).toUpperCase() + text.slice(1);
  return title.length > 140 ? `${title.slice(0, 139).trimEnd()}…` : title;
}
