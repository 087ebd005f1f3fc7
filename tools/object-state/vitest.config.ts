import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({ test: { name: "object-state", include: ["test/**/*.test.ts"] } });
export default config;
