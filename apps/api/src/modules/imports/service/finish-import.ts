import type { Tx } from "@posoka/db/client";
import { recordOperator } from "../../audit/service.ts";
import { insertImport } from "../queries.ts";
import { changesNothing, type ImportReport } from "../report.ts";

type ImportKind = "esco" | "interests" | "settlements" | "vacancies";

/** Leaves the trace of an import in its transaction. One that changes nothing leaves none. */
export async function finishImport(
  tx: Tx,
  row: { kind: ImportKind; checksum: string; reports: readonly ImportReport[]; finishedAt: Date },
): Promise<void> {
  if (changesNothing(row.reports)) return;
  const id = await insertImport(tx, row);
  await recordOperator(tx, `import.${row.kind}`, { kind: "import", id }, row.finishedAt);
}
