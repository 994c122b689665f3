import { ageOn, birthdayAt } from "../ages.ts";
import { needsRepresentative } from "../applications/representative.ts";
import { addMonths } from "../calendar/dates.ts";
import type { OpeningKind } from "../vocabulary.ts";
import { type Purpose, type PurposeRule, purposes, type Signatory, type Signers } from "./purposes.ts";

export type Signer = {
  birthDate: string;
  /** The kind of opening, for `representative_act`; a purpose of another kind does not look at it. */
  kind?: OpeningKind;
  /** An adult under запрещение, as staff recorded: the representative goes on signing. */
  represented?: boolean;
};

/** Whose signature a purpose needs on a local date. */
export function whoSigns(purpose: Purpose, { birthDate, kind, represented = false }: Signer, date: string): Signers {
  const rule: PurposeRule = purposes[purpose];
  const age = ageOn(birthDate, date);
  if (rule.fromMonths !== null && date < addMonths(birthDate, rule.fromMonths)) return "nobody";
  // As under 14: what the person decides with a representative stays with both.
  if (age >= 18 && represented && rule.basis !== "information") {
    return rule.signers !== "by_kind" && rule.signers.under14 === "both" ? "both" : "representative";
  }
  if (rule.signers === "by_kind") {
    if (kind === undefined) return "nobody";
    return needsRepresentative(kind, age) ? "representative" : "self";
  }
  return age < 14 ? rule.signers.under14 : age < 18 ? rule.signers.under18 : rule.signers.adult;
}

export function signatoriesOf(signers: Signers): readonly Signatory[] {
  if (signers === "nobody") return [];
  return signers === "both" ? ["self", "representative"] : [signers];
}

/**
 * The local date on which a signature stops to count because of age: all that was signed under 14 at the fourteenth
 * birthday, since the young person agrees anew, and what a minor's representative signed at the eighteenth.
 */
export function endOfSignature(signatory: Signatory, signedOn: string, birthDate: string): string | null {
  const [fourteen, eighteen] = [birthdayAt(birthDate, 14), birthdayAt(birthDate, 18)];
  if (signedOn < fourteen) return fourteen;
  return signatory === "representative" && signedOn < eighteen ? eighteen : null;
}
