/** Whose signature it is: the person's own, or the legal representative's. */
export const signatories = ["self", "representative"] as const;
export type Signatory = (typeof signatories)[number];

/** Whose signature an act needs at an age. `nobody`: it cannot be given then. */
export type Signers = Signatory | "both" | "nobody";

export const consentActs = ["given", "refused", "withdrawn"] as const;
export type ConsentAct = (typeof consentActs)[number];

/** Who receives: nobody outside the charity, the organisation of one application, or one named adult. */
export const recipientKinds = ["charity", "application", "person"] as const;
export type RecipientKind = (typeof recipientKinds)[number];

export type PurposeRule = {
  /** Where the law lets us; consent only where a no costs nothing. */
  basis: "information" | "consent" | "representative_agreement";
  recipient: RecipientKind;
  /** What a line can speak of; a purpose without parts has one word. */
  fields: readonly string[];
  /** By age; an act with a law of its own for each kind of opening is asked by its kind. */
  signers: "by_kind" | Readonly<Record<"under14" | "under18" | "adult", Signers>>;
  /** Not before so many months of age. */
  fromMonths: number | null;
  /** A line counts no longer than so many months, whatever it says itself. */
  longestMonths: number | null;
  /** Whether a no changes nothing else; where it does, the page must say so before. */
  freeNo: boolean;
};

const ownFrom14 = { under14: "both", under18: "self", adult: "self" } as const;

/** Closed list: what is not here cannot be agreed to, and a field that no purpose names cannot leave. */
export const purposes = {
  /** The text on personal data was shown. Nobody agrees to it, so it opens nothing. */
  notice: {
    basis: "information",
    recipient: "charity",
    fields: ["notice"],
    signers: { under14: "self", under18: "self", adult: "self" },
    fromMonths: null,
    longestMonths: null,
    freeNo: true,
  },
  /** Data use: at 14 the young person agrees anew. @source Personal Data Protection Act 25c */
  use_platform: {
    basis: "consent",
    recipient: "charity",
    fields: ["account"],
    signers: { under14: "representative", under18: "self", adult: "self" },
    fromMonths: null,
    longestMonths: null,
    freeNo: false,
  },
  share_identity: {
    basis: "consent",
    recipient: "application",
    fields: ["name", "note", "email", "phone"],
    signers: ownFrom14,
    fromMonths: null,
    longestMonths: 6,
    freeNo: true,
  },
  /** To the mentor who accompanies the person now; another mentor is another recipient. */
  show_mentor: {
    basis: "consent",
    recipient: "person",
    fields: ["results"],
    signers: ownFrom14,
    fromMonths: null,
    longestMonths: 12,
    freeNo: true,
  },
  /** The representative's part in an act; the young person's own part is the application itself. */
  representative_act: {
    basis: "representative_agreement",
    recipient: "application",
    fields: ["application"],
    signers: "by_kind",
    fromMonths: null,
    longestMonths: null,
    freeNo: false,
  },
  /** At 18 the rights of representative and institution end; who is named here stays, and is asked about each year. */
  stay_after_18: {
    basis: "consent",
    recipient: "person",
    fields: ["name", "profile", "placement"],
    signers: { under14: "nobody", under18: "self", adult: "self" },
    fromMonths: 17 * 12 + 6,
    longestMonths: 12,
    freeNo: true,
  },
} as const satisfies Record<string, PurposeRule>;

export type Purpose = keyof typeof purposes;
export const purposeNames = Object.keys(purposes) as Purpose[];
export type ShareField = (typeof purposes)["share_identity"]["fields"][number];
