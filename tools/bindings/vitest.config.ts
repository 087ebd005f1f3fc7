import { defineConfig, type ViteUserConfig } from "vitest/config";

/** workerd starts slowly on a loaded machine. */
const config: ViteUserConfig = defineConfig({
  test: { name: "bindings", include: ["test/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 120_000 },
});
export default config;
