import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Keeps only Bulgarian and English of the texts that react-aria carries in 34 languages; the others would be most of
 * a page's bytes.
 */
function onlyOurAriaLanguages(): Plugin {
  return {
    name: "only-our-aria-languages",
    enforce: "pre",
    load(id) {
      const file = id.replaceAll("\\", "/");
      if (!/\/(react-aria|react-stately|react-aria-components)\/.*\/intl\/.*\/[a-z]{2}-[A-Z]{2}\.m?js$/.test(file))
        return null;
      return /\/(bg-BG|en-US)\.m?js$/.test(file) ? null : "export default {};";
    },
  };
}

type Node = { type: string; start: number; end: number } & Record<string, unknown>;
const calledInBrowser = new Set(["method", "path"]);

/** Leaves a contract its method and path; with its schemas gone, what they were made of is left out too. */
function contractsWithoutSchemas(): Plugin {
  return {
    name: "contracts-without-schemas",
    apply: "build",
    enforce: "pre",
    transform: {
      filter: { id: /packages\/schema\/src\/[\w-]+\.ts$/ },
      handler(code) {
        const program = this.parse(code, { lang: "ts" }) as unknown as { body: Node[] };
        const spare = program.body.flatMap(contractProperties).filter(({ name }) => !calledInBrowser.has(name));
        const kept = spare.reduceRight((text, { from, to }) => text.slice(0, from) + text.slice(to), code);
        return { code: kept, map: null };
      },
    },
  };
}

/** Name and extent, with the comma behind it, of every property in `export const x = route({ … })`. */
function contractProperties(statement: Node): { name: string; from: number; to: number }[] {
  const declared = (statement["declaration"] as { declarations?: { init?: Node }[] } | null)?.declarations ?? [];
  return declared.flatMap(({ init }) => {
    if (init?.type !== "CallExpression" || (init["callee"] as { name?: string }).name !== "route") return [];
    const [contract] = init["arguments"] as [Node & { properties: (Node & { key: { name: string } })[] }];
    const { properties } = contract;
    return properties.map(({ key, start }, at) => ({
      name: key.name,
      from: start,
      to: properties[at + 1]?.start ?? contract.end - 1,
    }));
  });
}

export default defineConfig(({ command, isSsrBuild }) => ({
  root: here("."),
  plugins: [react(), onlyOurAriaLanguages(), contractsWithoutSchemas()],
  resolve: {
    conditions: ["posoka-source", "module", "browser", isSsrBuild ? "node" : "", "production"].filter(Boolean),
    // The server checks every input and encodes every reply, so a built page needs the contracts but not their parser.
    alias: command === "build" ? [{ find: /^zod$/, replacement: here("./src/api/zod-stand-in.ts") }] : [],
  },
  ssr: { noExternal: true, resolve: { conditions: ["posoka-source", "module", "node", "production"] } },
  css: { modules: { generateScopedName: "[name]-[local]-[hash:4]" } },
  build: {
    target: "es2022",
    outDir: here(isSsrBuild ? "./dist-server" : "./dist"),
    emptyOutDir: true,
    manifest: !isSsrBuild,
    // One sheet for all pages: it is small, and a page rendered on the server then has all its styles at once.
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    copyPublicDir: !isSsrBuild,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      ...(isSsrBuild && { input: here("./src/entry-server.tsx") }),
      // A contract that no page calls is left out.
      treeshake: { manualPureFunctions: ["z", "route"] },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:4000" } },
}));
