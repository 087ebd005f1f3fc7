import { defineConfig, type UserConfig } from "tsdown";

const config: UserConfig = defineConfig({
  // A folder each: `exports` in package.json has the same list.
  entry: "src/{contract,host,runtime,schema,test}/index.ts",
  platform: "neutral",
  fixedExtension: false,
  dts: { sourcemap: true },
  sourcemap: true,
});

export default config;
