import type { LedgerRow, Question } from "@posoka/domain/consent/allowed-fields";

// The rules of consent once more, slowly and in another way: by walking through the register in order and comparing
// calendar days as words, where the product compares instants. It shares no code with what it judges.

const inSofia = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Sofia", dateStyle: "short" });
const dayOf = (at: Date): string => inSofia.format(at);

const known: Record<string, string[]> = {
  notice: ["notice"],
  use_platform: ["account"],
  share_identity: ["name", "note", "email", "phone"],
  show_mentor: ["results"],
  representative_act: ["application"],
  stay_after_18: ["name", "profile", "placement"],
};
const months: Record<string, number> = { share_identity: 6, show_mentor: 12, stay_after_18: 12 };
const representativeUpTo: Record<string, number> = {
  job: 15,
  internship: 15,
  apprenticeship: 17,
  school_practice: 17,
  training: 17,
  school_class: 17,
  volunteering: 17,
  visit: 13,
};

/** "2012-02-29" with 14 more years is "2026-02-29": no day, but as a word it stands between 28 February and 1 March. */
const yearsLater = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

function monthsLater(day: string, more: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + more + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + more, Math.min(date, last))).toISOString().slice(0, 10);
}

function whoMust({ purpose, birthDate, kind, represented }: Question, today: string): string[] {
  const is = (age: number): boolean => today >= yearsLater(birthDate, age);
  if (purpose === "stay_after_18" && today < monthsLater(birthDate, 210)) return [];
  if (represented === true && is(18) && purpose !== "notice") {
    return purpose === "share_identity" || purpose === "show_mentor" ? ["self", "representative"] : ["representative"];
  }
  if (purpose === "notice" || purpose === "stay_after_18") return ["self"];
  if (purpose === "use_platform") return is(14) ? ["self"] : ["representative"];
  if (purpose === "representative_act") {
    if (kind === undefined) return [];
    return is((representativeUpTo[kind] ?? 0) + 1) ? ["self"] : ["representative"];
  }
  return is(14) ? ["self"] : ["self", "representative"];
}

/** The fields that may leave, sorted. */
export function oracle(rows: readonly LedgerRow[], question: Question): string[] {
  const { purpose, recipientId, at, birthDate } = question;
  const today = dayOf(at);
  const must = whoMust(question, today);
  const said = new Map<string, LedgerRow>();
  /** By field, whose yes stands: a no of one representative wipes out what the others said before. */
  const agreed = new Map<string, Map<string, LedgerRow>>();
  const inOrder = [...rows].sort((a, b) => a.at.getTime() - b.at.getTime() || a.sequence - b.sequence);
  for (const row of inOrder) {
    if (row.purpose !== purpose || row.recipientId !== recipientId || row.at.getTime() > at.getTime()) continue;
    for (const field of row.fields) {
      said.set(`${row.signatory} ${field}`, row);
      if (row.signatory === "self") continue;
      if (row.act !== "given" || !agreed.has(field)) agreed.set(field, new Map());
      // Put back at the end: who spoke last stands last.
      agreed.get(field)?.delete(row.signedBy ?? "");
      if (row.act === "given") agreed.get(field)?.set(row.signedBy ?? "", row);
    }
  }
  const stands = (row: LedgerRow | undefined): boolean => {
    if (row?.act !== "given") return false;
    const signed = dayOf(row.at);
    if (row.expiresOn !== null && today > row.expiresOn) return false;
    const longest = months[purpose];
    if (longest !== undefined && today > monthsLater(signed, longest)) return false;
    for (const age of row.signatory === "representative" ? [14, 18] : [14]) {
      const birthday = yearsLater(birthDate, age);
      if (signed < birthday && today >= birthday) return false;
    }
    return true;
  };
  if (must.length === 0) return [];
  const says = (who: string, field: string): boolean => {
    if (who === "self") return stands(said.get(`self ${field}`));
    const since = [...(agreed.get(field)?.entries() ?? [])];
    const named = since.filter(([by]) => (question.signers ?? []).includes(by)).map(([, row]) => row);
    const nameless = since.slice(-1).flatMap(([by, row]) => (by === "" ? [row] : []));
    const yeses = (named.length > 0 ? named : nameless).filter((row) => stands(row));
    return yeses.length >= (question.representatives ?? 1);
  };
  return (known[purpose] ?? []).filter((field) => must.every((who) => says(who, field))).sort();
}
