/** How long something is kept, or how long before it somebody hears of it. */
export interface Period {
  readonly days?: number;
  readonly months?: number;
  /** First local date on which it held. */
  readonly since: string;
  readonly source: string;
}

/** Dated data: a change of the law, or of a promise, is a change here and in the notice. */
export const periods = {
  /** From asking for erasure to erasing; until then it can be taken back. */
  takeBack: { days: 7, since: "2026-01-01", source: "own promise, shorter than the month of GDPR 12(3)" },
} as const satisfies Record<string, Period>;

const day = 86_400_000;

/** When an account goes of which somebody asked at `askedAt` that it be erased: whole days of 24 hours. */
export const erasureDue = (askedAt: Date): Date => new Date(askedAt.getTime() + periods.takeBack.days * day);
