/** What is asked of a representative: two purposes of the register of consents. */
export const requestPurposes = ["use_platform", "representative_act"] as const;
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
