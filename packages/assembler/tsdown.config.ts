import { defineConfig, type UserConfig } from "tsdown";

const config: UserConfig = defineConfig({
  entry: ["src/index.ts", "src/optimize-thread.ts"],
  platform: "node",
  fixedExtension: false,
  dts: true,
});

export default config;
