import { defineConfig, type ViteUserConfig } from "vitest/config";

/** Bodies of 100,000 issues take their time on a loaded machine. */
const config: ViteUserConfig = defineConfig({ test: { testTimeout: 60_000 } });

export default config;
