/**
 * `none`: says nothing about a person. `personal`: about somebody, also by a random id. `special`: care, health, support,
 * convictions, or free text that may hold them. `secret`: would let somebody in or open what is sealed.
 */
export const dataClasses = ["none", "personal", "special", "secret"] as const;
export type DataClass = (typeof dataClasses)[number];

/** Article 6 (and 9, 10 where named) of the General Data Protection Regulation. */
export type LegalBasis =
  | "no personal data"
  | "contract, 6(1)(b)"
  | "consent, 6(1)(a)"
  | "consent, 6(1)(a) and 9(2)(a)"
  | "legal duty, 6(1)(c)"
  | "legal duty, 6(1)(c) and 10"
  | "legitimate interest, 6(1)(f)";

/**
 * What erasing a person does to the table, in SQL over its columns. `:subject` is the person's id, `:at` the moment.
 * The same words are what `eraseSubject` runs, so the map cannot promise something else.
 */
export type Erasure = { delete: string } | { set: string; where: string } | { kept: string };

/** Rows of a person and the columns they get of them. `as` tells apart rows in which the person stands in another part. */
export type OwnPart = { as?: string; rows: string; columns: string };

/**
 * What a person gets of the table in the copy of their own data: `rows` in SQL over its columns, `:subject` is the
 * person's id. `withheld` are columns about somebody that stay out: random ids, and who the others are. In `masked` somebody else
 * wrote about the person: telephone and personal numbers there are hidden.
 */
export type Own = { parts: readonly OwnPart[]; withheld: string; masked?: string } | { left: string };

export type TableEntry = {
  /** With its schema, as "sensitive.support_wanted". */
  table: string;
  purpose: string;
  basis: LegalBasis;
  retention: string;
  /** Who reads it through the product; operators of the database see what is not sealed. */
  readers: string;
  /** Every column in exactly one class; names with a space between. */
  columns: Partial<Record<DataClass, string>>;
  /** Columns of which the database holds only sealed text, and whose key opens them. */
  sealed?: Readonly<Record<string, "person" | "installation">>;
  erasure: Erasure;
  own: Own;
};

const nobody: Pick<TableEntry, "basis" | "erasure" | "own"> = {
  basis: "no personal data",
  erasure: { kept: "says nothing about a person" },
  own: { left: "says nothing about a person" },
};

/** A table about things, read by everybody who may use the product. */
export function catalogue(table: string, purpose: string, columns: string): TableEntry {
  return {
    table: `public.${table}`,
    purpose,
    ...nobody,
    retention: "until the next import replaces it",
    readers: "everybody",
    columns: { none: columns },
  };
}

/** A table of the program's own work without people. */
export function working(
  table: string,
  entry: Pick<TableEntry, "purpose" | "retention" | "readers" | "columns"> & Partial<TableEntry>,
): TableEntry {
  return { table: `public.${table}`, ...nobody, ...entry };
}
