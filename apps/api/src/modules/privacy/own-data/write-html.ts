import type { Language } from "@posoka/domain/vocabulary";
import { localeOf, texts, timeZone } from "@posoka/texts/translator";
import { isMoment, type OwnSection } from "./read-own.ts";

type Words = Awaited<ReturnType<typeof texts<"ownData" | "vocabulary" | "applications" | "reviews" | "result">>>;

/** A page that needs nothing but itself, to read, print and keep. */
export async function* writeHtml(
  head: { userName: string; at: Date; language: Language },
  sections: AsyncIterable<OwnSection>,
): AsyncGenerator<string> {
  const { language } = head;
  const words = await texts(language, "ownData", "vocabulary", "applications", "reviews", "result");
  const { ownData: t } = words;
  const show = reader(words, language);
  const title = escaped(t("title"));
  yield `<!doctype html>
<html lang="${language === "en" ? "en" : "bg"}"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head><body><main>
<h1>${title}</h1>
<p>${escaped(t("about", { name: head.userName, at: show("at", head.at.toISOString(), "") }))}</p>
<p>${escaped(t("whatIsIn"))} ${escaped(t("whatIsOut"))}</p><p><strong>${escaped(t("keepSafe"))}</strong></p>`;
  for await (const { name, table, rows } of sections) {
    yield `\n<section><h2>${escaped(t.maybe(`in_${name}`) ?? name)}</h2>`;
    for (const row of rows) {
      const lines = Object.entries(row).map(([column, value]) => [column, show(column, value, table)] as const);
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

/** Which closed list the values of a column are from, by prefix in the vocabulary. */
const lists: Readonly<Record<string, string>> = {
  by_role: "role",
  actor_role: "role",
  acting_role: "role",
  role: "role",
  flags: "flag",
  education: "education",
  licences: "licence",
  wishes: "wish",
  needs: "support",
  level: "skillLevel",
  code: "spoken",
  day: "day",
  part: "part",
};

type Show = (column: string, value: unknown, table: string) => string;

function reader(words: Words, language: Language): Show {
  const { ownData: t, vocabulary, applications, reviews, result } = words;
  const locale = localeOf(language);
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });

  const code = (column: string, value: string, table: string): string => {
    const isState = column.endsWith("state");
    const states = table.startsWith("opening") ? "openingState" : "applicationState";
    return (
      vocabulary.maybe(`${isState ? states : (lists[column] ?? column)}_${value}`) ??
      (column === "languages" ? vocabulary.maybe(`languageLevel_${value}`) : undefined) ??
      (column === "kind" && table === "openings" ? vocabulary.maybe(`kind_${value}`) : undefined) ??
      (column === "refusal" ? applications.maybe(`refusal_${value}`) : undefined) ??
      (column === "outcome" ? reviews.maybe(`outcome_${value}`) : undefined) ??
      t.maybe(`word_${value}`) ??
      value
    );
  };
  const show: Show = (column, value, table) => {
    if (value === null || value === undefined || value === "") return "";
    if (typeof value === "boolean") return value ? t("yes") : t("no");
    if (typeof value === "number") return vocabulary.maybe(`${lists[column]}_${value}`) ?? String(value);
    if (isMoment(value)) return moment.format(new Date(value));
    if (typeof value === "string") {
      return /^\d{4}-\d\d-\d\d$/.test(value) ? day.format(new Date(value)) : code(column, value, table);
    }
    if (Array.isArray(value)) {
      if (column === "hours" && value.length === 0) return t("anyTime");
      const long = column === "answers" ? "\n" : ", ";
      return value.map((one) => show(column, one, table)).join(long);
    }
    return Object.entries(value)
      .map(([key, inner]) => pair(column, key, inner, table))
      .join(column === "profile" || column === "uncertainty" || column === "rubric" ? ", " : " ");
  };
  const pair = (column: string, key: string, inner: unknown, table: string): string => {
    if (column === "languages") {
      return vocabulary.maybe(`${key === "code" ? "spoken" : "languageLevel"}_${String(inner)}`) ?? String(inner);
    }
    if (column === "hours" || column === "answers") return show(key, inner, table);
    const name = result.maybe(key) ?? reviews.maybe(`rubric_${key}`) ?? key;
    return `${name}: ${typeof inner === "number" ? Math.round(inner * 100) / 100 : show(key, inner, table)}`;
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
