import type { PayPeriod } from "@posoka/domain/vocabulary";
import type { Vacancy } from "./vacancy.ts";

/** Fixed for good when Bulgaria took the euro. */
const levsPerEuro = 1.95583;
const perEuro: Readonly<Record<string, number>> = { EUR: 1, BGN: levsPerEuro };
const periods: Readonly<Record<string, PayPeriod>> = { HOUR: "hour", DAY: "day", MONTH: "month", YEAR: "year" };

/** A salary whose amount, currency and period are all stated; anything less, as "$100,000", is no salary. */
export function readPay(salary: unknown): Vacancy["pay"] {
  const fields = objectOf(salary);
  const value = fields && objectOf(fields["value"]);
  if (!fields) return null;
  const period = periods[textOf(value?.["unitText"] ?? fields["unitText"]).toUpperCase()];
  const rate = perEuro[textOf(fields["currency"] ?? value?.["currency"]).toUpperCase()];
  const single = value ? value["value"] : fields["value"];
  const min = amount(value?.["minValue"] ?? fields["minValue"] ?? single);
  const max = amount(value?.["maxValue"] ?? fields["maxValue"] ?? value?.["minValue"] ?? fields["minValue"] ?? single);
  if (period === undefined || rate === undefined || min === null || max === null || min > max) return null;
  const euro = (levs: number): number => Math.round((levs / rate) * 100) / 100;
  return euro(max) > 100_000 ? null : { min: euro(min), max: euro(max), period };
}

function amount(value: unknown): number | null {
  if (typeof value === "string" && !/^\d{1,7}(\.\d{1,2})?$/.test(value)) return null;
  const number = typeof value === "number" || typeof value === "string" ? Number(value) : Number.NaN;
  return Number.isFinite(number) && number > 0 ? number : null;
}

function objectOf(value: unknown): Record<string, unknown> | null {
  return value !== null && typeof value === "object" && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
