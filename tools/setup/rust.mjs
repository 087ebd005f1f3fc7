import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { installDebianRust, isDebian } from "./debian-rust.mjs";
import { inRoot } from "./root.mjs";
import { read } from "./run.mjs";
import { UserError } from "./user-error.mjs";

const target = "wasm32-unknown-unknown";
/** A server that does not answer must not hold up the fallback for longer. */
const rustupTimeLimit = 300_000;
const oldest = /^rust-version = "(.+)"/m.exec(readFileSync(inRoot("Cargo.toml"), "utf8"))?.[1] ?? "";

/** @type {import("./main.mjs").Step} */
export const rust = {
  what: `Rust for ${target}`,
  where: "rustup, or else .toolchain/",
  why: "compiles the crates to Wasm",
  check: () => hasTarget(inRoot("tools", "with"), ["rustc"]),
  apply,
};

function apply() {
  const version = read("rustc", ["--version"])?.split(" ")[1];
  if (version && isOlder(version, oldest)) {
    throw new UserError(
      `Rust ${version} is too old: ${oldest} or later is needed. Run \`rustup update stable\`, then this again.`,
    );
  }
  if (read("rustup", ["--version"]) !== undefined) {
    const options = { stdio: /** @type {const} */ ("inherit"), timeout: rustupTimeLimit };
    if (spawnSync("rustup", ["target", "add", target], options).status === 0) return;
    console.log(`rustup could not add ${target}.`);
  }
  if (isDebian()) return installDebianRust(target);
  throw new UserError(
    version
      ? `this Rust (${version}) cannot compile to ${target}, and rustup could not add it.\nCheck the network, run \`rustup target add ${target}\`, then this again. A Rust that does not come from rustup: see https://rustup.rs.`
      : "there is no Rust on this machine.\nInstall it with rustup, see https://rustup.rs, then run this again.",
  );
}

/**
 * Whether the standard library is there: `rustc` knows the target in any case.
 *
 * @param {string} command
 * @param {readonly string[]} args
 */
function hasTarget(command, args) {
  const folder = read(command, [...args, "--print", "target-libdir", "--target", target]);
  return folder !== undefined && existsSync(folder) && readdirSync(folder).some((name) => name.startsWith("libstd-"));
}

/** @param {string} version @param {string} than */
function isOlder(version, than) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [thanMajor = 0, thanMinor = 0] = than.split(".").map(Number);
  return major < thanMajor || (major === thanMajor && minor < thanMinor);
}
