/**
 * `npm start`, `npm test` and the other scripts of the root: set-up, then the task with the project's own tools.
 * Runs on Node 20, without a dependency.
 */
import { spawn } from "node:child_process";
import { setUp } from "./setup/main.mjs";
import { inRoot, root } from "./setup/root.mjs";

const start = `
  echo "Building examples/links; it will answer at http://localhost:8787"
  # The types of the packages as an author has them: the example is no different from a project of one's own.
  turbo run build --filter="@bimetal/example-links^..." --output-logs=errors-only || exit
  cd examples/links
  # The tables of its local database. Without a terminal wrangler asks no questions.
  pnpm --silent run migrate < /dev/null > /dev/null && exec bimetal dev --port 8787 "$@"
`;

/** @type {Record<string, readonly string[]>} Arguments of the script are appended; after `--` they are those of the task. */
const tasks = {
  start: ["sh", "-c", start, "sh"],
  test: ["node", "tools/test/main.ts"],
  check: ["node", "tools/test/check.ts"],
  gen: ["turbo", "run", "gen"],
  build: ["turbo", "run", "build"],
  bench: ["turbo", "run", "bench", "--"],
  storm: ["turbo", "run", "storm", "--"],
  parity: ["turbo", "run", "parity", "--"],
  release: ["node", "tools/release/src/main.ts"],
  "release:version": ["node", "tools/release/src/version.ts"],
  examples: ["node", "tools/examples/src/main.ts"],
};

const [name = "", ...args] = process.argv.slice(2);
const task = tasks[name];
if (!task) {
  console.error(`There is no task \`${name}\`. There are ${Object.keys(tasks).join(", ")}.`);
  process.exitCode = 1;
} else if (!setUp()) {
  process.exitCode = 1;
} else {
  const child = spawn(inRoot("tools", "with"), [...task, ...args], { cwd: root, stdio: "inherit" });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
    process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}
