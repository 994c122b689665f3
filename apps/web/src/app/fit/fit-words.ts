import type { Translator, Values } from "@posoka/texts/translator";

/** What arrives from the API in place of a sentence. Numbers travel as text. */
export type Coded = { code: string; params: Readonly<Record<string, string>> };

export type FitTools = {
  matches: Pick<Translator, "maybe">;
  vocabulary: Pick<Translator, "maybe">;
  date: (iso: string) => string;
  join: (words: readonly string[]) => string;
};

/** Params that are codes of a closed list, with the prefixes of their words. */
const listed: Readonly<Record<string, readonly string[]>> = {
  level: ["education", "languageLevel"],
  language: ["spoken"],
  licence: ["licence"],
  kind: ["kind"],
  day: ["day"],
  part: ["part"],
};

function valueOf(tools: FitTools, name: string, value: string): string | number {
  if (name === "date") return tools.date(value);
  if (name === "met")
    return tools.join(value.split(" ").flatMap((wish) => tools.vocabulary.maybe(`wish_${wish}`) ?? []));
  const word = listed[name]
    ?.map((prefix) => tools.vocabulary.maybe(`${prefix}_${value}`))
    .find((one) => one !== undefined);
  if (word !== undefined) return word;
  return /^\d+$/.test(value) ? Number(value) : value;
}

function say(tools: FitTools, key: string, params: Coded["params"]): string | undefined {
  const values: Values = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, valueOf(tools, name, value)]),
  );
  return tools.matches.maybe(key, values);
}

/** Sentences for the codes of matching; undefined for a code without a text, which a test keeps from happening. */
export function fitWords(tools: FitTools) {
  return {
    /** Why it fits, or why it does not go. */
    sentence: ({ code, params }: Coded) => say(tools, code, params),
    /** What would change it. Reach 0 km: there is no place in the profile to measure from. */
    change: ({ change, params }: { change: string; params: Coded["params"] }) =>
      say(tools, change === "change_reach" && params["km"] === "0" ? "change_place" : change, params),
    /** What would open more. The nearest example may be one that no distance can be told for. */
    relax: ({ code, params }: Coded) =>
      say(tools, code === "relax_distance" && Number(params["km"] ?? 0) === 0 ? "relax_distance_other" : code, params),
  };
}

const weak: ReadonlySet<string> = new Set(["interests_weak", "skills_none", "wishes_none", "answering_other"]);

/** ✓ for what speaks for it, ○ for what is still open. */
export const signOf = ({ code }: Coded): "yes" | "open" => (weak.has(code) ? "open" : "yes");

/** Where a refusal can be changed: a part of the profile, or nowhere. */
export const profilePartOf: Readonly<Record<string, string | undefined>> = {
  change_education: "education",
  change_language: "languages",
  change_licence: "languages",
  change_schedule: "hours",
  change_reach: "place",
  change_remote: "place",
  relax_education: "education",
  relax_languages: "languages",
  relax_licences: "languages",
  relax_schedule: "hours",
  relax_distance: "place",
};
