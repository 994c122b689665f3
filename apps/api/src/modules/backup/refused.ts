/** A backup that cannot be used, or a place it cannot be used in; one line for the operator. Nothing was changed. */
export class BackupRefused extends Error {
  override readonly name = "BackupRefused";
}
