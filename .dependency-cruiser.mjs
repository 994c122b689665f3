// Who may import whom: domain <- schema <- web, domain <- web, domain <- db <- api -> schema,
// domain <- match-index <- api, texts <- web and api. Read by scripts/import-direction.mjs.

/** A workspace package may reach itself, the named ones and what npm brings, nothing else of ours. */
function only(name, folder, allowed) {
  const own = [folder, ...allowed].map((path) => `^${path}/`);
  return {
    name,
    severity: "error",
    from: { path: `^${folder}/src/` },
    to: { path: "^(packages|apps|scripts|tests)/", pathNot: own },
  };
}

const features = "^apps/web/src/features/([^/]+)/";
const modules = "^apps/api/src/modules/([^/]+)/";

export default {
  forbidden: [
    { name: "no circle", severity: "error", from: {}, to: { circular: true } },
    {
      name: "domain knows nothing but itself",
      severity: "error",
      from: { path: "^packages/domain/src/" },
      to: { pathNot: "^packages/domain/src/" },
    },
    only("schema knows domain", "packages/schema", ["packages/domain"]),
    only("texts know nobody", "packages/texts", []),
    only("db knows domain", "packages/db", ["packages/domain"]),
    only("match-index knows domain and db", "packages/match-index", ["packages/domain", "packages/db"]),
    only("api does not know web", "apps/api", ["packages"]),
    only("web knows domain, schema and texts", "apps/web", ["packages/domain", "packages/schema", "packages/texts"]),
    {
      name: "what a browser loads does not need Node",
      severity: "error",
      from: { path: "^(packages/(domain|schema|texts)|apps/web)/src/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "a feature does not know another",
      severity: "error",
      from: { path: features },
      to: { path: "^apps/web/src/features/", pathNot: "^apps/web/src/features/$1/" },
    },
    {
      name: "a design piece knows no product",
      severity: "error",
      from: { path: "^apps/web/src/ui/" },
      to: { path: "^(packages/|apps/web/src/(app|api|features)/)" },
    },
    {
      name: "a module uses the service of another, not its insides",
      severity: "error",
      from: { path: modules },
      to: {
        path: "^apps/api/src/modules/[^/]+/",
        pathNot: ["^apps/api/src/modules/$1/", "^apps/api/src/modules/[^/]+/service(\\.ts$|/)"],
      },
    },
  ],
  options: {
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|dist-server|dist-types)/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["posoka-source", "import", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
