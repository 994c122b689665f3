/** A file that came inside a reply, in base64. */
export function saveFile({
  fileName,
  mediaType,
  content,
}: {
  fileName: string;
  mediaType: string;
  content: string;
}): void {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  keep(fileName, new Blob([bytes], { type: mediaType }));
}

/** A reply that is a file, under the name that the server gave it. */
export async function saveAnswer(answer: Response): Promise<void> {
  const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "posoka";
  keep(name, await answer.blob());
}

/** Puts a file onto the device. The address of the link lives until the browser has surely read it. */
function keep(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
