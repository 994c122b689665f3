/** The four municipalities that are governed from a city outside them; all others bear the name of their centre. */
export const municipalitiesAround: Readonly<Record<string, { bg: string; en: string }>> = {
  DOB15: { bg: "Добрич-селска", en: "Dobrich-selska" },
  JAM25: { bg: "Тунджа", en: "Tundzha" },
  PDV17: { bg: "Марица", en: "Maritsa" },
  PDV26: { bg: "Родопи", en: "Rodopi" },
};
