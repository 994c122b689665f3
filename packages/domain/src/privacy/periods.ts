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
  /** Of an account that nobody signs in to, after the last time. */
  inactive: { months: 24, since: "2026-01-01", source: "GDPR 5(1)(e), own choice" },
  /** Before an inactive account goes, and one that represents nobody any more. */
  notice: { days: 30, since: "2026-01-01", source: "own promise" },
  /** Of an account under 14 for which no representative's consent came; the last day counts whole. */
  inert: { days: 14, since: "2026-01-01", source: "GDPR 8 with ЗЗЛД 25в, own choice of the days" },
  /** Of a session after its end; the last one of a person stays with the account. */
  endedSession: { days: 30, since: "2026-01-01", source: "GDPR 5(1)(e), own choice" },
  /** Of an applicant's data at a partner, after the procedure closed. */
  applicant: { months: 6, since: "2019-03-02", source: "ЗЗЛД 25к(1)" },
} as const satisfies Record<string, Period>;

const day = 86_400_000;

/** When an account goes of which somebody asked at `askedAt` that it be erased: whole days of 24 hours. */
export const erasureDue = (askedAt: Date): Date => new Date(askedAt.getTime() + periods.takeBack.days * day);

/** When an account goes whose owner was told at `toldAt`. */
export const noticeEnds = (toldAt: Date): Date => new Date(toldAt.getTime() + periods.notice.days * day);
