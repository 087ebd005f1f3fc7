import { defineConfig, type ViteUserConfig } from "vitest/config";
import { findPackages } from "./tools/test/workspace.ts";

/** One run and one report for everything; a package may have a vitest.config.ts of its own. */
const config: ViteUserConfig = defineConfig({
  test: { projects: [...findPackages().map(({ folder }) => folder), "tools/test"] },
});

export default config;
