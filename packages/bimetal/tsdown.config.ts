import { defineConfig, type UserConfig } from "tsdown";

const config: UserConfig = defineConfig({
  // A folder each: `exports` in package.json has the same list.
  entry: "src/{client,contract,docs,host,runtime,schema,test,worker}/index.ts",
  platform: "neutral",
  // Of the test harness; the run time has none, which tools/test/layers.ts checks.
  deps: { neverBundle: /^node:/ },
  fixedExtension: false,
  dts: { sourcemap: true },
  sourcemap: true,
});

export default config;
