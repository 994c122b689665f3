export type FoundPosting = { line: number; posting: Record<string, unknown> };
export type FoundPostings = { postings: FoundPosting[]; rejected: { line: number; reason: string }[] };

/**
 * Every JobPosting in a text: a page with JSON-LD blocks, one JSON document (an object, an array, a `@graph`), or one
 * document per line. A broken block is left out and named; other types are passed over.
 */
export function findPostings(text: string): FoundPostings {
  const found: FoundPostings = { postings: [], rejected: [] };
  for (const { line, json } of blocksOf(text)) {
    try {
      collect(JSON.parse(json), line, found);
    } catch {
      found.rejected.push({ line, reason: "not JSON" });
    }
  }
  return found;
}

function blocksOf(text: string): { line: number; json: string }[] {
  const start = text.replace(/^\ufeff/, "");
  if (start.trimStart().startsWith("<")) return scriptsOf(start);
  if (isJson(start)) return [{ line: 1, json: start }];
  return start
    .split("\n")
    .map((json, at) => ({ line: at + 1, json }))
    .filter(({ json }) => json.trim() !== "");
}

function scriptsOf(page: string): { line: number; json: string }[] {
  const scripts = page.matchAll(/<script\b[^>]*application\/ld\+json[^>]*>([\s\S]*?)<\/script>/gi);
  return [...scripts].map((script) => ({
    line: page.slice(0, script.index).split("\n").length,
    json: script[1] ?? "",
  }));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const deepest = 5;

function collect(node: unknown, line: number, found: FoundPostings, depth = 0): void {
  if (node === null || typeof node !== "object" || depth > deepest) return;
  if (Array.isArray(node)) {
    for (const item of node) collect(item, line, found, depth + 1);
    return;
  }
  const fields = node as Record<string, unknown>;
  const types = [fields["@type"]].flat().map((type) => String(type).replace(/^https?:\/\/schema\.org\//, ""));
  if (types.includes("JobPosting")) found.postings.push({ line, posting: fields });
  else collect(fields["@graph"], line, found, depth + 1);
}
