/** The partner's words in the partner's language, a paragraph for each line. */
export function Prose({ text, lang }: { text: string; lang: string }) {
  const lines = text.split(/\n+/).filter((line) => line.trim() !== "");
  return lines.map((line, at) => (
    <p key={at} lang={lang}>
      {line}
    </p>
  ));
}
