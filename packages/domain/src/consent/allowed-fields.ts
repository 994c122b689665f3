import { addMonths } from "../calendar/dates.ts";
import { endOfSofiaDay, sofiaDate, startOfSofiaDay } from "../calendar/sofia-time.ts";
import { type ConsentAct, type Purpose, type PurposeRule, purposes, type Signatory } from "./purposes.ts";
import { endOfSignature, signatoriesOf, type Signer, whoSigns } from "./who-signs.ts";

/** One line of the register. It is never changed; a later line says something else. */
export type LedgerRow = {
  /** Order of writing, which settles what happened in the same millisecond. */
  sequence: number;
  purpose: Purpose;
  /** The application or person that receives; null: the charity. */
  recipientId: string | null;
  fields: readonly string[];
  act: ConsentAct;
  signatory: Signatory;
  /** Which of several representatives; null: a paper that names nobody. */
  signedBy: string | null;
  at: Date;
  /** Last local day on which it counts. */
  expiresOn: string | null;
};

export type Question = Signer & {
  purpose: Purpose;
  recipientId: string | null;
  at: Date;
  /** How many representatives must agree where one signs; 1 when absent. */
  representatives?: number;
  /** Who may sign as a representative on that day; nobody when absent, so that only a paper that names nobody counts. */
  signers?: readonly string[];
};

/**
 * The fields that may leave at a moment for one purpose and recipient. A field may when everybody whose signature the
 * law asks for on that day has said yes last, and that yes still counts. Where several representatives must agree, one
 * no undoes all their yeses. Silence, a no, a yes that was taken back, ran out or was outgrown: the field stays.
 *
 * @param rows of one person; lines for other purposes and recipients, and from after the moment, are passed over
 * @returns in the order of the purpose's own list
 */
export function allowedFields(rows: readonly LedgerRow[], question: Question): string[] {
  const { purpose, at } = question;
  const rule: PurposeRule = purposes[purpose];
  return rule.fields.filter((field) => {
    const end = endOfField(rows, question, field);
    return end !== null && at < end;
  });
}

/** The last local day on which all that may leave at the moment still may; null: without end, or nothing may. */
export function allowedUntil(rows: readonly LedgerRow[], question: Question): string | null {
  const ends = allowedFields(rows, question).map((field) => endOfField(rows, question, field) ?? forever);
  const end = ends.reduce(earlier, forever);
  return end === forever ? null : sofiaDate(new Date(end.getTime() - 1));
}

/** The moment from which a field no longer may, if nobody says anything more; null when somebody has not said yes. */
function endOfField(rows: readonly LedgerRow[], question: Question, field: string): Date | null {
  const { purpose, recipientId, at, birthDate } = question;
  const known = rows.filter((row) => row.purpose === purpose && row.recipientId === recipientId && row.at <= at);
  const needed = signatoriesOf(whoSigns(purpose, question, sofiaDate(at)));
  const ends = needed.map((signatory) => {
    const said = inOrder(known, signatory, field);
    const standing = signatory === "self" ? newestYes(said) : yesesOfRepresentatives(said, question.signers ?? []);
    const yeses = standing.map((line) => endOfLine(line, birthDate));
    const people = signatory === "representative" ? (question.representatives ?? 1) : 1;
    return yeses.toSorted((a, b) => b.getTime() - a.getTime())[people - 1];
  });
  if (ends.length === 0 || ends.some((end) => end === undefined)) return null;
  return ends.flatMap((end) => end ?? []).reduce(earlier, forever);
}

function inOrder(rows: readonly LedgerRow[], signatory: Signatory, field: string): LedgerRow[] {
  const said = rows.filter((row) => row.signatory === signatory && row.fields.includes(field));
  return said.toSorted((a, b) => (isLater(a, b) ? 1 : -1));
}

const newestYes = (said: readonly LedgerRow[]): LedgerRow[] => said.slice(-1).filter(({ act }) => act === "given");

/**
 * The yeses of representatives that stand: since the last word that is none, the newest of each who may sign. A paper
 * that names nobody can be any one's, so it is a yes only while nobody of them has said one, and nobody at all since.
 *
 * @param said in the order of writing
 */
export function yesesOfRepresentatives<T extends Pick<LedgerRow, "act" | "signedBy">>(
  said: readonly T[],
  signers: readonly string[],
): T[] {
  const since = said.slice(said.findLastIndex(({ act }) => act !== "given") + 1);
  const newest = [...new Map(since.map((row) => [row.signedBy, row])).values()];
  const named = newest.filter(({ signedBy }) => signedBy !== null && signers.includes(signedBy));
  return named.length > 0 ? named : since.slice(-1).filter(({ signedBy }) => signedBy === null);
}

/** The line that counts for one signatory and field, of lines that are for one purpose and recipient. */
export function newestLine<T extends LedgerRow>(
  rows: readonly T[],
  signatory: Signatory,
  field: string,
): T | undefined {
  return rows
    .filter((row) => row.signatory === signatory && row.fields.includes(field))
    .reduce<T | undefined>((newest, row) => (isLater(row, newest) ? row : newest), undefined);
}

const isLater = (row: LedgerRow, than: LedgerRow | undefined): boolean =>
  !than || row.at > than.at || (row.at.getTime() === than.at.getTime() && row.sequence > than.sequence);

/** The last local day on which a line of the purpose can count that is signed on `from`, or null where none is set. */
export function latestDay(purpose: Purpose, from: string): string | null {
  const { longestMonths }: PurposeRule = purposes[purpose];
  return longestMonths === null ? null : addMonths(from, longestMonths);
}

const forever = new Date(8.64e15);
const earlier = (a: Date, b: Date): Date => (b < a ? b : a);

/** The moment from which a line no longer counts: its own last day, the purpose's longest, or an age. */
function endOfLine(row: LedgerRow, birthDate: string): Date {
  const signedOn = sofiaDate(row.at);
  const lastDays = [row.expiresOn, latestDay(row.purpose, signedOn)].flatMap((day) => day ?? []);
  const outgrown = endOfSignature(row.signatory, signedOn, birthDate);
  const ends = [...lastDays.map(endOfSofiaDay), ...(outgrown === null ? [] : [startOfSofiaDay(outgrown)])];
  return ends.reduce(earlier, forever);
}
