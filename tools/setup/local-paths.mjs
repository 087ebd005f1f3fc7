import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Flags that keep this machine's paths out of what rustc compiles, as a value for `CARGO_ENCODED_RUSTFLAGS`.
 *
 * @param {string} folder The folder that is compiled from.
 * @param {readonly string[]} flags More flags.
 */
export function withoutLocalPaths(folder, flags = []) {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  return [...flags, `--remap-path-prefix=${cargoHome}=/cargo`, `--remap-path-prefix=${folder}=/source`].join("\x1f");
}
