import { localeOf, timeZone } from "@posoka/texts/translator";
import { useLanguage } from "./language.tsx";

const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function dates(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}${JSON.stringify(options)}`;
  const known = cache.get(key) as Intl.DateTimeFormat | undefined;
  const made = known ?? new Intl.DateTimeFormat(locale, { timeZone, ...options });
  cache.set(key, made);
  return made;
}

/** Dates, numbers and money as people write them here; times are Bulgarian time. */
export function useFormat() {
  const locale = localeOf(useLanguage());
  return {
    /** "4 декември 2026 г." from an ISO date or instant. */
    date: (iso: string) => dates(locale, { dateStyle: "long" }).format(new Date(iso)),
    shortDate: (iso: string) => dates(locale, { day: "numeric", month: "long" }).format(new Date(iso)),
    /** "декември" for 12. */
    month: (month: number) => dates(locale, { month: "long" }).format(new Date(Date.UTC(2024, month - 1, 15))),
    dateTime: (iso: string) => dates(locale, { dateStyle: "long", timeStyle: "short" }).format(new Date(iso)),
    number: (value: number, digits = 0) => value.toLocaleString(locale, { maximumFractionDigits: digits }),
    /** "1 100 €", or "1 100 – 1 250 €"; cents only where there are any. */
    euro: (from: number, to: number = from) => {
      const write = (value: number) =>
        value
          .toLocaleString(locale, {
            useGrouping: "always",
            minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
            maximumFractionDigits: 2,
          })
          .replaceAll(/[\s,](?=\d{3})/g, "\u202f");
      return from === to ? `${write(from)}\u00a0€` : `${write(from)} – ${write(to)}\u00a0€`;
    },
  };
}
