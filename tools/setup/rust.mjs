import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { installDebianRust, isDebian } from "./debian-rust.mjs";
import { inRoot, root } from "./root.mjs";
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
  check: () => {
    const version = versionOf(inRoot("tools", "with"), ["rustc"]);
    return version !== undefined && !isOlder(version, oldest) && hasTarget();
  },
  apply,
};

function apply() {
  const version = versionOf("rustc");
  const isOld = version !== undefined && isOlder(version, oldest);
  if (read("rustup", ["--version"]) !== undefined) {
    if (isOld) throw new UserError(`${tooOld(version)}\nRun \`rustup update stable\`, then this again.`);
    const options = { cwd: root, stdio: /** @type {const} */ ("inherit"), timeout: rustupTimeLimit };
    if (spawnSync("rustup", ["target", "add", target], options).status === 0) return;
    console.log(`rustup could not add ${target}.`);
  }
  if (isDebian()) return installDebianRust(target);
  if (version === undefined) {
    throw new UserError(
      "there is no Rust on this machine.\nInstall it with rustup, see https://rustup.rs, then run this again.",
    );
  }
  if (isOld)
    throw new UserError(`${tooOld(version)}\nInstall it with rustup, see https://rustup.rs, then run this again.`);
  throw new UserError(
    `this Rust (${version}) cannot compile to ${target}, and rustup could not add it.\nCheck the network, run \`rustup target add ${target}\`, then this again. A Rust that does not come from rustup: see https://rustup.rs.`,
  );
}

/** @param {string} version */
const tooOld = (version) => `Rust ${version} is too old: ${oldest} or later is needed.`;

/** Whether the standard library is there: `rustc` knows the target in any case. */
function hasTarget() {
  const folder = read(inRoot("tools", "with"), ["rustc", "--print", "target-libdir", "--target", target]);
  return folder !== undefined && existsSync(folder) && readdirSync(folder).some((name) => name.startsWith("libstd-"));
}

/**
 * The version of the Rust that a command runs.
 *
 * @param {string} command
 * @param {readonly string[]} args
 */
function versionOf(command, args = []) {
  return read(command, [...args, "--version"])?.split(" ")[1];
}

/** @param {string} version @param {string} than */
function isOlder(version, than) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [thanMajor = 0, thanMinor = 0] = than.split(".").map(Number);
  return major < thanMajor || (major === thanMajor && minor < thanMinor);
}
