/** A reason not to start that the person at the terminal can act on; its message is one complete line. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** Turns a refused file operation into one line; anything else stays the surprise that it is. */
export function asStartError(error: unknown, what: string): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (code === "EACCES" || code === "EPERM") return new StartError(`No permission to ${what}.`);
  if (code === "EROFS") return new StartError(`Cannot ${what}: the file system is read-only.`);
  if (code === "ENOSPC") return new StartError(`Cannot ${what}: the disk is full.`);
  if (code === "ENOTDIR" || code === "EEXIST") return new StartError(`Cannot ${what}: a file is in the way.`);
  return error;
}
