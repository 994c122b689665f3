import type { Tx } from "@posoka/db/client";

/** False when the unique index says that the address is somebody else's. */
export async function unlessTaken(tx: Tx, write: (savepoint: Tx) => Promise<boolean>): Promise<boolean> {
  return tx.transaction(write).catch((error: unknown) => {
    if (isUniqueViolation(error)) return false;
    throw error;
  });
}

function isUniqueViolation(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && cause.code === "23505";
}
