import { defineConfig, type ViteUserConfig } from "vitest/config";

/** The templates have tests of their own. Those in `test/` build projects: together they would only wait for each other. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ["src/**/*.test.ts", "{make-templates,test}/*.test.ts"],
    fileParallelism: false,
    testTimeout: 60_000,
  },
});

export default config;
