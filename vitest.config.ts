import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

// Tests read the sources of our packages; only the built product reads dist.
const conditions = ["posoka-source", "module", "node", "development|production"];
const minute = 60_000;

type Test = NonNullable<TestProjectInlineConfiguration["test"]>;

function project(name: string, include: string[], test: Test = {}): TestProjectInlineConfiguration {
  return {
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: { name, include, environment: "node", testTimeout: 20_000, hookTimeout: minute, ...test },
  };
}

const withPostgres: Test = { globalSetup: ["tests/support/postgres.ts"] };

export default defineConfig({
  test: {
    projects: [
      project("unit", ["tests/unit/**/*.test.{ts,tsx}", "{packages,apps}/*/src/**/*.test.{ts,tsx}"]),
      project("architecture", ["tests/architecture/**/*.test.ts"]),
      project("integration", ["tests/integration/**/*.test.ts"], withPostgres),
      project("browser", ["tests/e2e/**/*.test.ts"], {
        ...withPostgres,
        testTimeout: 2 * minute,
        hookTimeout: 2 * minute,
        fileParallelism: false,
      }),
      project("reliability", ["tests/reliability/**/*.test.ts"], {
        ...withPostgres,
        testTimeout: 2 * minute,
        hookTimeout: 2 * minute,
        fileParallelism: false,
      }),
    ],
  },
});
