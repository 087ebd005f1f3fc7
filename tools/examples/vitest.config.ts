import { defineConfig, type ViteUserConfig } from "vitest/config";

/** wrangler and workerd start slowly on a loaded machine. */
const config: ViteUserConfig = defineConfig({
  test: { name: "examples", include: ["test/**/*.test.ts"], testTimeout: 300_000, hookTimeout: 600_000 },
});
export default config;
