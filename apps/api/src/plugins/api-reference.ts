/** What the reference page reads of the OpenAPI document. */
export type ApiDocument = {
  info: { title: string; description?: string };
  paths?: Record<string, Record<string, Operation> | undefined>;
};

type Operation = {
  summary?: string;
  description?: string;
  tags?: string[];
  responses?: Record<string, { description?: string } | undefined>;
};

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text = ""): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** The operations as a page for people who write programs: no script, one sheet of styles. */
export function referencePage(document: ApiDocument): string {
  const rooms = new Map<string, string[]>();
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(item ?? {})) {
      const room = operation.tags?.[0] ?? "public";
      rooms.set(room, [...(rooms.get(room) ?? []), entry(method, path, operation)]);
    }
  }
  const names = [...rooms.keys()].sort();
  const index = names.map((name) => `<li><a href="#${escape(name)}">${escape(name)}</a></li>`).join("");
  const sections = names.map(
    (name) => `<section id="${escape(name)}"><h2>${escape(name)}</h2>${(rooms.get(name) ?? []).join("")}</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<title>${escape(document.info.title)}</title>
<link rel="stylesheet" href="/api/v1/docs.css" />
</head>
<body>
<main>
<h1>${escape(document.info.title)}</h1>
<p>${escape(document.info.description)}</p>
<p>The whole description, with every field: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<nav aria-label="Groups"><ul>${index}</ul></nav>
${sections.join("\n")}
</main>
</body>
</html>
`;
}

function entry(method: string, path: string, { summary, description, responses = {} }: Operation): string {
  const answers = Object.entries(responses)
    .filter(([status]) => Number(status) >= 400)
    .map(([status, answer]) => `<dt>${escape(status)}</dt><dd>${escape(answer?.description)}</dd>`)
    .join("");
  return (
    `<article><h3><code><b>${escape(method.toUpperCase())}</b> ${escape(path)}</code></h3>` +
    `<p>${escape(summary)}. ${escape(description)}</p>` +
    `<details><summary>Refusals</summary><dl>${answers}</dl></details></article>`
  );
}

export const referenceStyle = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; padding: 0; list-style: none; }
article { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 0.75rem 0; }
h3 { margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0.25rem 1rem; }
dd { margin: 0; }
`;
