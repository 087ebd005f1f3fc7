import { defineConfig, type ViteUserConfig } from "vitest/config";

/** The tests in `test/` build and serve a project; together they would only wait for cargo, and for each other. */
const config: ViteUserConfig = defineConfig({ test: { fileParallelism: false } });

export default config;
