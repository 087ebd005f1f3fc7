import { defineConfig, type UserConfig } from "tsdown";

const config: UserConfig = defineConfig({
  // A folder each: `exports` in package.json has the same list.
  entry:
    "src/{answers,bindings,client,contract,docs,events,host,objects,runtime,schema,test,unchecked,worker,workers-rs}/index.ts",
  platform: "neutral",
  // Of the test harness; the run time has none, which tools/test/layers.ts checks. `bimetal/unchecked` is the module in whose
  // place wrangler bundles another in development. The platform's types are those that an author's `env` has.
  deps: { neverBundle: [/^node:/, "bimetal/unchecked", "@cloudflare/workers-types"] },
  fixedExtension: false,
  dts: true,
});

export default config;
