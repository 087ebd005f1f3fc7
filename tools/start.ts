/** `npm start`: serves the example, and says what it serves. */
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./setup/root.mjs";

const cwd = join(root, "examples", "links");
const { status } = spawnSync("bimetal", ["routes"], { cwd, stdio: "inherit" });
if (status !== 0) process.exit(1);

// Its tables. Without a terminal wrangler asks no questions.
const migrated = spawnSync("pnpm", ["--silent", "run", "migrate"], { cwd, stdio: ["ignore", "ignore", "inherit"] });
if (migrated.status !== 0) process.exit(1);

console.log("\nBuilding examples/links; it will answer at http://localhost:8787\n");
const server = spawn("bimetal", ["dev", "--port", "8787"], { cwd, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => server.kill(signal));
server.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
