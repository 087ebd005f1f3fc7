import { copyFileSync, existsSync, mkdirSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { withoutLocalPaths } from "./local-paths.mjs";
import { inRoot, root } from "./root.mjs";
import { run } from "./run.mjs";
import { createStamp } from "./stamp.mjs";

const target = "wasm32-unknown-unknown";
const file = inRoot("packages", "bindgen", "wasm", "bindgen.wasm");
const stamp = createStamp("bindgen", () =>
  ["crates/bimetal-bindgen", "Cargo.toml", "Cargo.lock"].map((path) => inRoot(path)),
);

/** @type {import("./main.mjs").Step} */
export const bindgen = {
  what: "wasm-bindgen as Wasm",
  where: "packages/bindgen/wasm/",
  why: "makes the JavaScript glue of a crate; compiled once from crates/bimetal-bindgen",
  check: () => existsSync(file) && stamp.isCurrent(),
  apply: () => {
    const cargo = ["cargo", "build", "--package", "bimetal-bindgen", "--profile", "bindgen", "--target", target];
    run(inRoot("tools", "with"), cargo, {
      // The module is published.
      env: { CARGO_ENCODED_RUSTFLAGS: withoutLocalPaths(root) },
      advice: "If crates could not be downloaded, check the network and run this again.",
    });
    mkdirSync(dirname(file), { recursive: true });
    copyFileSync(inRoot("target", target, "bindgen", "bimetal_bindgen.wasm"), `${file}.part`);
    renameSync(`${file}.part`, file);
    stamp.write();
  },
};
