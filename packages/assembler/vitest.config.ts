import { defineConfig, type ViteUserConfig } from "vitest/config";

/** Binaryen takes its time on a loaded machine. */
const config: ViteUserConfig = defineConfig({ test: { testTimeout: 60_000 } });

export default config;
