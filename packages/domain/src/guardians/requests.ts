import type { Signer } from "../consent/who-signs.ts";
import { signatoriesOf, whoSigns } from "../consent/who-signs.ts";

/** What is asked of a representative: purposes of the register of consents. */
export const requestPurposes = ["use_platform", "representative_act", "share_identity"] as const;
export type RequestPurpose = (typeof requestPurposes)[number];

/** `agreed` can still be taken back; `ended`: what it was about is over, so that there is nothing to answer. */
export const requestStates = ["waiting", "agreed", "refused", "withdrawn", "ended"] as const;
export type RequestState = (typeof requestStates)[number];

export type RequestAct = "given" | "refused" | "withdrawn";
/** One signatory's newest word. */
export type Answer = { readonly signatory: string; readonly act: RequestAct };

/**
 * What the answers come to. One no is a no; a yes needs all who must sign, in any order.
 *
 * @param needed how many must agree, 1 or 2
 * @param signatories who may sign today: the word of somebody who no longer may does not count
 */
export function outcomeOf(
  needed: number,
  signatories: readonly string[],
  answers: readonly Answer[],
): "waiting" | "agreed" | "refused" {
  const counting = answers.filter(({ signatory }) => signatories.includes(signatory));
  if (counting.some(({ act }) => act === "refused")) return "refused";
  const agreed = new Set(counting.filter(({ act }) => act === "given").map(({ signatory }) => signatory));
  return agreed.size >= needed ? "agreed" : "waiting";
}

/** What a share asks for: these fields, until the end of that local day. */
export type ShareAsked = { fields: readonly string[]; expiresOn: string };

/** Whether a yes to `known` holds for `asked` too, so that nobody has to be asked again. */
export function coversShare(known: ShareAsked, asked: ShareAsked): boolean {
  return known.expiresOn >= asked.expiresOn && asked.fields.every((field) => known.fields.includes(field));
}

/**
 * Whether what is asked for this purpose is a representative's matter on that local date; an application stays one. The
 * account is one under 14 alone: from then on its owner agreed, and no representative of an adult takes that back.
 */
export function isRepresentativesMatter(purpose: RequestPurpose, signer: Signer, date: string): boolean {
  const asked = purpose === "use_platform" ? { birthDate: signer.birthDate } : signer;
  return purpose === "representative_act" || signatoriesOf(whoSigns(purpose, asked, date)).includes("representative");
}
