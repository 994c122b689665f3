/** The words of one document, each key behind the document's name: `privacy2_title`. */
export const under = <Name extends string, Key extends string>(
  name: Name,
  words: Readonly<Partial<Record<Key, string>>>,
): Record<`${Name}_${Key}`, string> =>
  Object.fromEntries(Object.entries(words).map(([key, text]) => [`${name}_${key}`, text])) as Record<
    `${Name}_${Key}`,
    string
  >;
