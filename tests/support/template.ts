import { openDb } from "@posoka/db/client";
import { migrate } from "@posoka/db/migrate";
import { loadStarter } from "@posoka/db/starter";

/** Brings the template database to the state every test file starts from: migrated, with the starter catalogue. */
export async function fillTemplate(ownerUrl: string, appUrl: string): Promise<void> {
  await migrate(ownerUrl);
  const { db, close } = openDb(appUrl, { max: 1, applicationName: "test-template" });
  try {
    await loadStarter(db);
  } finally {
    await close();
  }
}
