import type { Language } from "@posoka/domain/vocabulary";
import { localeOf, timeZone } from "@posoka/texts/translator";
import { codedKeys, type CodeWords, keyWordOf, wordOf } from "./codes.ts";
import { isMoment, type OwnSection } from "./read-own.ts";

/** A page that needs nothing but itself, to read, print and keep. */
export async function* writeHtml(
  head: { userName: string; at: Date; language: Language },
  sections: AsyncIterable<OwnSection>,
  words: CodeWords,
): AsyncGenerator<string> {
  const { language } = head;
  const { ownData: t } = words;
  const show = reader(words, language);
  const title = escaped(t("title"));
  yield `<!doctype html>
<html lang="${language === "en" ? "en" : "bg"}"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head><body><main>
<h1>${title}</h1>
<p>${escaped(t("about", { name: head.userName, at: show("", head.at.toISOString()) }))}</p>
<p>${escaped(t("whatIsIn"))} ${escaped(t("whatIsOut"))}</p><p><strong>${escaped(t("keepSafe"))}</strong></p>`;
  for await (const { name, table, rows } of sections) {
    yield `\n<section><h2>${escaped(t.maybe(`in_${name}`) ?? name)}</h2>`;
    for (const row of rows) {
      const lines = Object.entries(row).map(([column, value]) => [column, show(`${table}.${column}`, value)] as const);
      const known = lines.filter(([, shown]) => shown !== "");
      const facts = known.map(
        ([column, shown]) => `<dt>${escaped(t.maybe(`of_${column}`) ?? column)}</dt><dd>${escaped(shown)}</dd>`,
      );
      yield `<dl>${facts.join("")}</dl>`;
    }
    yield "</section>";
  }
  yield `\n<p>${escaped(t("end"))}</p></main></body></html>\n`;
}

/** @param place table and column, and the keys inside a document */
type Show = (place: string, value: unknown) => string;

function reader(words: CodeWords, language: Language): Show {
  const { ownData: t } = words;
  const locale = localeOf(language);
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: false });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });

  const show: Show = (place, value) => {
    if (value === null || value === undefined || value === "") return "";
    if (typeof value === "boolean") return value ? t("yes") : t("no");
    if (typeof value === "number") return wordOf(words, place, value) ?? number.format(value);
    if (isMoment(value)) return moment.format(new Date(value));
    if (typeof value === "string") {
      if (/^\d{4}-\d\d-\d\d$/.test(value)) return day.format(new Date(value));
      return wordOf(words, place, value) ?? value;
    }
    if (Array.isArray(value)) {
      if (place === "profiles.hours" && value.length === 0) return t("anyTime");
      return value.map((one) => show(place, one)).join(place === "sittings.answers" ? "\n" : ", ");
    }
    const pairs = Object.entries(value).map(([key, inner]) => {
      const name = keyWordOf(words, place, key);
      return (name === undefined ? "" : `${name}: `) + show(`${place}.${key}`, inner);
    });
    return pairs.join(Object.hasOwn(codedKeys, place) ? ", " : " ");
  };
  return show;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

const style = `body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1c2320;background:#fff}
main{max-width:760px;margin:0 auto;padding:24px 16px}h1{font-size:28px;line-height:1.2}h2{font-size:20px;margin:32px 0 8px}
dl{display:grid;grid-template-columns:minmax(120px,220px) 1fr;gap:4px 16px;margin:0 0 12px;padding:12px 0;border-top:1px solid #cfd6d2}
dt{color:#55605b}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}
@media(max-width:520px){dl{grid-template-columns:1fr}dd{margin-bottom:8px}}@media print{dl{break-inside:avoid}}`;
