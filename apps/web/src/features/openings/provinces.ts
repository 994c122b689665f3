/** Codes of the 28 provinces as the API knows them; their names are the texts `provinces`. */
export const provinceCodes = [
  "BGS", "BLG", "DOB", "GAB", "HKV", "JAM", "KNL", "KRZ", "LOV", "MON", "PAZ", "PDV", "PER", "PVN",
  "RAZ", "RSE", "SFO", "SHU", "SLS", "SLV", "SML", "SOF", "SZR", "TGV", "VAR", "VID", "VRC", "VTR",
] as const;
