/**
 * Set-up: what a fresh clone needs, each thing installed only when it is missing. Runs on Node 20, without a dependency.
 *
 * Everything lands inside the clone or in a package manager's cache; only `rustup target add` reaches further. It may
 * be interrupted at any point and run again.
 */
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bindgen } from "./bindgen.mjs";
import { packages } from "./packages.mjs";
import { pnpm } from "./pnpm.mjs";
import { rust } from "./rust.mjs";
import { UserError } from "./user-error.mjs";

/**
 * @typedef {object} Step
 * @property {string} what What is installed.
 * @property {string} where The folder that it goes to.
 * @property {string} why What needs it.
 * @property {() => boolean} check Whether it is there. Takes milliseconds.
 * @property {() => void} apply Installs it. Throws a `UserError` that says what to do when it cannot.
 */

/** @type {Step[]} Each step may use what those before it installed. */
const steps = [pnpm, packages, rust, bindgen];

/** Runs the steps that are not done yet. Returns whether everything is there now. */
export function setUp() {
  try {
    let installed = 0;
    for (const [index, step] of steps.entries()) {
      // A step is checked when those before it are done: it may need them.
      if (step.check()) continue;
      install(step, index);
      installed += 1;
    }
    if (installed === 0) {
      console.log(`Set-up: everything is there (${steps.map(({ what }) => what).join(", ")}).`);
    }
    return true;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(`\nSet-up cannot go on: ${error.message}`);
    return false;
  }
}

/** @param {Step} step @param {number} index */
function install(step, index) {
  console.log(`Set-up ${index + 1}/${steps.length}: ${step.what} → ${step.where} (${step.why})`);
  const start = Date.now();
  step.apply();
  if (!step.check()) throw new UserError(`${step.what} was installed but does not work. Please report this.`);
  console.log(`Set-up ${index + 1}/${steps.length}: done in ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

if (realpathSync(process.argv[1] ?? "") === fileURLToPath(import.meta.url)) process.exitCode = setUp() ? 0 : 1;
