import type { Tx } from "@posoka/db/client";
import { imports } from "@posoka/db/schema/occupations";
import type { ImportReport } from "./report.ts";

export async function insertImport(
  tx: Tx,
  row: { kind: string; checksum: string; reports: readonly ImportReport[]; finishedAt: Date },
): Promise<string> {
  const report = row.reports.map(({ rejected, ...counts }) => ({ ...counts, rejected: rejected.length }));
  const { kind, checksum, finishedAt } = row;
  const rows = await tx.insert(imports).values({ kind, checksum, report, finishedAt }).returning({ id: imports.id });
  return rows[0]?.id ?? "";
}
