/** `npm test`: every check, cargo's tests and vitest's. Its last line sums up all of them. */
import { spawn, spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup/root.mjs";
import { readCargoOutput } from "./cargo-output.ts";
import { build, checks } from "./checks.ts";
import { runCheck } from "./run-check.ts";
import { format, settle, sum, type Tally } from "./tally.ts";
import { readVitestReport } from "./vitest-report.ts";

const tally = sum([...[build, ...checks].map(runCheck), await runCargo(), runVitest()]);
console.log(`\n${format(tally)}`);
process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0;

async function runCargo(): Promise<Tally> {
  const args = ["test", "--workspace", "--all-features", "--no-fail-fast", "--locked"];
  const child = spawn("cargo", args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const closed = new Promise<number | null>((resolve) => child.once("close", resolve));
  let output = "";
  for await (const chunk of child.stdout.setEncoding("utf8")) {
    process.stdout.write(chunk);
    output += chunk;
  }
  return settle(readCargoOutput(output), await closed);
}

function runVitest(): Tally {
  const report = join(root, ".reports", "vitest.json");
  rmSync(report, { force: true });
  // vitest's cache of transformed modules does not see a change of a package's `exports`.
  const args = ["run", "--fsModuleCache=false", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { status } = spawnSync("vitest", args, { cwd: root, stdio: "inherit" });
  return settle(readReport(report), status);
}

/** A run that crashed has left no report, or a part of one. */
function readReport(file: string): Tally {
  try {
    return readVitestReport(readFileSync(file, "utf8"));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
