/** The value below which `share` of the list lies. */
export function quantile(list, share) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (list) => quantile(list, 0.5);

export const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;

/** Distance of the outer quarters as a share of the median. */
export const spread = (list) => (quantile(list, 0.75) - quantile(list, 0.25)) / median(list);
