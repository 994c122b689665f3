/** True where a text came through a wrong encoding or holds signs that no text has. */
export function isSpoilt(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]|\p{Cs}/u.test(text);
}

/** One line, single spaces, one form of letters. */
export function tidy(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}
