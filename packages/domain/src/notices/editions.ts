/** What an edition holds: the privacy notice, and the terms once there were some. */
export type LegalDocument = "privacy" | "terms";

export type Edition = {
  version: string;
  /** The day from which it is shown, YYYY-MM-DD. */
  from: string;
  documents: readonly LegalDocument[];
  /** Whoever knows an older one is shown what changed at the next visit. */
  asksAgain: boolean;
};

/**
 * Notice and terms are published together, under one version: people agree to what they saw on one page.
 * Oldest first; the words of an edition never change once it was shown, a change is a new edition.
 */
export const editions = [
  { version: "2026-03", from: "2026-03-01", documents: ["privacy"], asksAgain: false },
  { version: "2026-11", from: "2026-11-22", documents: ["privacy", "terms"], asksAgain: true },
] as const satisfies readonly Edition[];

export type EditionVersion = (typeof editions)[number]["version"];
export const editionVersions = editions.map(({ version }) => version) as [EditionVersion, ...EditionVersion[]];

/** The one that is shown now. */
export const currentEdition = editions[editions.length - 1] as (typeof editions)[1];

/**
 * Whether somebody has to be shown the current edition.
 *
 * @param known the newest version that the person accepted; null when there is none
 */
export function isEditionDue(known: string | null, all: readonly Edition[] = editions): boolean {
  const place = all.findIndex(({ version }) => version === known);
  return place === -1 || all.slice(place + 1).some(({ asksAgain }) => asksAgain);
}
