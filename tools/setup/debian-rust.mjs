/**
 * Debian's Rust inside the clone, for machines on which rustup cannot fetch the target.
 *
 * Debian packages a current toolchain for its browsers (`rustc-web`), without a standard library for Wasm but with its
 * sources. The packages are unpacked into `.toolchain/` instead of being installed, which needs no root and changes
 * nothing on the system, and the library is built once. `.toolchain/bin` appears when all of it is done.
 */
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { withoutLocalPaths } from "./local-paths.mjs";
import { inRoot } from "./root.mjs";
import { read, run } from "./run.mjs";
import { UserError } from "./user-error.mjs";

const folder = inRoot(".toolchain");
/** Everything is made here first; what an interrupted set-up left is made again. */
const part = join(folder, "part");
const packages = [
  "rustc-web",
  "cargo-web",
  "libstd-rust-web-dev",
  "rust-web-src",
  "rust-web-llvm",
  "rust-web-clippy",
  "rustfmt-web",
];
const programs = ["cargo", "cargo-clippy", "cargo-fmt", "clippy-driver", "rustc", "rustdoc", "rustfmt"];
const network = "Check the network, then run this again.";

/** apt with lists and caches of its own. It still reads which packages the system has. */
const apt = [
  ...["-o", `Dir::State=${join(part, "apt", "state")}`, "-o", `Dir::Cache=${join(part, "apt", "cache")}`],
  ...["-o", "Dir::State::status=/var/lib/dpkg/status", "-o", "APT::Sandbox::User="],
];

export const isDebian = () =>
  read("apt-get", ["--version"]) !== undefined && read("dpkg-deb", ["--version"]) !== undefined;

/** @param {string} target */
export function installDebianRust(target) {
  if (read("cc", ["--version"]) === undefined) {
    throw new UserError(
      "there is no C compiler, and Rust links with it.\nRun `apt-get install gcc libc6-dev` as root, then this again.",
    );
  }
  console.log(
    "Taking Debian's Rust instead: about 180 MB to download, 650 MB in .toolchain/; the system is not changed.",
  );
  rmSync(part, { recursive: true, force: true });
  unpack(download());
  const bin = writeWrappers();
  buildStd(bin, target);
  for (const name of ["share", "src", "lib/rustlib/src"]) {
    rmSync(join(part, "usr", name), { recursive: true, force: true });
  }
  for (const name of ["bin", "usr"]) rmSync(join(folder, name), { recursive: true, force: true });
  for (const name of ["usr", "bin"]) renameSync(join(part, name), join(folder, name));
  rmSync(part, { recursive: true, force: true });
}

/** Downloads the packages and whatever the system lacks of what they depend on. Returns their files. */
function download() {
  const debs = join(part, "debs");
  for (const path of ["apt/state/lists/partial", "apt/cache/archives/partial", "debs"]) {
    mkdirSync(join(part, path), { recursive: true });
  }
  run("apt-get", ["update", "-qq", ...apt], { advice: network });
  const named = [...packages, ...versioned()];
  const plan = read("apt-get", ["install", "--simulate", "--no-install-recommends", ...apt, ...named]);
  if (plan === undefined) {
    throw new UserError(
      "this release of Debian cannot install `rustc-web`.\nInstall Rust with rustup, see https://rustup.rs, then run this again.",
    );
  }
  const missing = [...plan.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name ?? "");
  run("apt-get", ["download", "-qq", ...apt, ...new Set([...named, ...missing])], { cwd: debs, advice: network });
  return readdirSync(debs).map((name) => join(debs, name));
}

/** Packages with a version in their name: the libraries of the compiler, and the linker that belongs to its LLVM. */
function versioned() {
  const depends = read("apt-cache", ["depends", ...apt, "libstd-rust-web-dev", "rust-web-llvm"]) ?? "";
  const names = [...depends.matchAll(/Depends: (\S+)/g)].map(([, name]) => name ?? "");
  return names.flatMap((name) => {
    if (name.startsWith("libstd-rust-web-")) return [name];
    const llvm = /^llvm-(\d+)$/.exec(name)?.[1];
    return llvm ? [`lld-${llvm}`] : [];
  });
}

/** @param {readonly string[]} debs */
function unpack(debs) {
  console.log(`Unpacking ${debs.length} packages`);
  const advice = "Make room on the disk, then run this again.";
  for (const deb of debs) run("dpkg-deb", ["--extract", deb, part], { advice });
}

/** Programs that find their libraries beside them, wherever the clone is, without setting this for other programs. */
function writeWrappers() {
  const bin = join(part, "bin");
  const lib = join(part, "usr", "lib");
  const folders = readdirSync(lib).flatMap((name) => {
    if (name.endsWith("-linux-gnu")) return [`usr/lib/${name}`];
    return name.startsWith("llvm-") ? [`usr/lib/${name}/lib`] : [];
  });
  const path = folders.map((name) => `$here/${name}`).join(":");
  mkdirSync(bin, { recursive: true });
  for (const program of programs) {
    const lines = [
      "#!/bin/sh",
      'here=$(unset CDPATH && cd "$(dirname "$0")/.." && pwd)',
      `export LD_LIBRARY_PATH="${path}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"`,
      `exec "$here/usr/bin/${program}" "$@"`,
    ];
    writeFileSync(join(bin, program), `${lines.join("\n")}\n`);
    chmodSync(join(bin, program), 0o755);
  }
  // rustc looks for its linker there, and else on PATH, where a system-wide installation would have it.
  const host = /^host: (.+)$/m.exec(read(join(bin, "rustc"), ["-vV"]) ?? "")?.[1] ?? "";
  const tools = join(lib, "rustlib", host, "bin");
  mkdirSync(tools, { recursive: true });
  symlinkSync("../../../../bin/rust-lld", join(tools, "rust-lld"));
  return bin;
}

/**
 * Builds the standard library for `target` as rustup's is: with bitcode, for LTO, and without local paths.
 *
 * @param {string} bin
 * @param {string} target
 */
function buildStd(bin, target) {
  console.log(`Building the standard library for ${target}, once`);
  const crate = join(part, "std");
  mkdirSync(join(crate, "src"), { recursive: true });
  // The table `workspace` keeps cargo from looking at the repository's.
  writeFileSync(join(crate, "Cargo.toml"), '[package]\nname = "seed"\nedition = "2024"\n\n[workspace]\n');
  writeFileSync(join(crate, "src", "lib.rs"), "#![no_std]\n");
  const crates = "-Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test";
  run(join(bin, "cargo"), ["build", "--release", "--target", target, crates], {
    cwd: crate,
    env: {
      RUSTC: join(bin, "rustc"),
      RUSTC_BOOTSTRAP: "1",
      CARGO_ENCODED_RUSTFLAGS: withoutLocalPaths(join(part, "usr"), ["-Cembed-bitcode=yes"]),
      CARGO_TARGET_DIR: join(crate, "target"),
    },
    advice: `It needs a few crates of the standard library. ${network}`,
  });
  const built = join(crate, "target", target, "release", "deps");
  const libdir = read(join(bin, "rustc"), ["--print", "target-libdir", "--target", target]) ?? "";
  mkdirSync(libdir, { recursive: true });
  for (const name of readdirSync(built)) {
    if (name.endsWith(".rlib") && !name.startsWith("libseed-")) copyFileSync(join(built, name), join(libdir, name));
  }
}
