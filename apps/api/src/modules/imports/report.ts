import type { Rejected } from "./refused.ts";

/** What one kind of row came to: counts of rows, not of fields. */
export type ImportReport = {
  kind: string;
  added: number;
  changed: number;
  /** Taken off the lists, or removed where the row is only a link. */
  withdrawn: number;
  rejected: Rejected[];
};

export function emptyReport(kind: string): ImportReport {
  return { kind, added: 0, changed: 0, withdrawn: 0, rejected: [] };
}

export function changesNothing(reports: readonly ImportReport[]): boolean {
  return reports.every(({ added, changed, withdrawn }) => added + changed + withdrawn === 0);
}
