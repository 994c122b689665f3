import type { Db, Tx } from "@posoka/db/client";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { yesesOfRepresentatives } from "@posoka/domain/consent/allowed-fields";
import { represents } from "@posoka/domain/guardians/representation";
import { type Answer, outcomeOf } from "@posoka/domain/guardians/requests";
import { listRecorded, listRepresentatives, type RepresentativeRow } from "../queries/links.ts";
import { findRepresentation } from "../queries/representation.ts";
import { type AnswerRow, answersTo, listAnswers, type Matter } from "../queries/requests.ts";

/** A paper that names nobody. */
const paper = "paper";

/** Those who may sign for this person today. */
export async function listSignatories(
  db: Db | Tx,
  youth: { id: string; birthDate: string },
  at: Date,
): Promise<RepresentativeRow[]> {
  const rows = await listRepresentatives(db, youth.id, at);
  return rows.filter(({ kind, disabledAt }) => disabledAt === null && represents(kind, youth.birthDate, sofiaDate(at)));
}

/** The same for many, as accounts by young person: the register counts the words of these alone. */
export async function signersOf(
  db: Db | Tx,
  youths: readonly { youthId: string; birthDate: string }[],
  at: Date,
): Promise<Map<string, string[]>> {
  const ids = youths.map(({ youthId }) => youthId);
  const rows = ids.length === 0 ? [] : await listRecorded(db, ids, at);
  return new Map(
    youths.map(({ youthId, birthDate }) => {
      const own = rows.filter((row) => row.youthId === youthId && represents(row.kind, birthDate, sofiaDate(at)));
      return [youthId, own.map(({ guardianId }) => guardianId)];
    }),
  );
}

/** The newest word of each signatory. */
export function newestAnswers(rows: readonly AnswerRow[]): Map<string, AnswerRow> {
  return new Map(rows.map((row) => [row.signedBy ?? paper, row]));
}

/** What the answers to a request come to at this moment, and how many have agreed of those who must. */
export async function weigh(
  db: Db | Tx,
  request: Matter,
  youth: { id: string; birthDate: string },
  at: Date,
): Promise<{ outcome: ReturnType<typeof outcomeOf>; needed: number; agreed: number }> {
  const signatories = (await listSignatories(db, youth, at)).map(({ guardianId }) => guardianId);
  const needed = (await findRepresentation(db, youth.id))?.signatories ?? 1;
  const said = answersTo(request, await listAnswers(db, [youth.id]));
  const yeses = yesesOfRepresentatives(said, signatories).map(({ signedBy }) => signedBy ?? paper);
  const answers: Answer[] = [...newestAnswers(said)]
    .map(([signatory, { act }]) => ({ signatory, act }))
    .filter(({ signatory, act }) => act !== "given" || yeses.includes(signatory));
  return { outcome: outcomeOf(needed, [...signatories, paper], answers), needed, agreed: yeses.length };
}

/**
 * Whether the register holds a yes to the account of all who had to agree, whoever of them may still sign: it holds until
 * it is taken back.
 */
export async function haveAgreedToUse(db: Db | Tx, youthId: string): Promise<boolean> {
  const rows = (await listAnswers(db, [youthId])).filter(({ purpose }) => purpose === "use_platform");
  const words = [...newestAnswers(rows).values()];
  const needed = (await findRepresentation(db, youthId))?.signatories ?? 1;
  return words.length >= needed && words.every(({ act }) => act === "given");
}
