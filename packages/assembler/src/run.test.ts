import { expect, test } from "vitest";
import { CommandNotFound, run } from "./run.ts";

const cwd = process.cwd();
const node = (script: string, signal?: AbortSignal) => run(process.execPath, ["-e", script], { cwd, signal });

test("gives what the command wrote, by lines, and its exit code", async () => {
  const script = 'console.log("a\\nb"); console.error("c"); process.exitCode = 3';
  await expect(node(script)).resolves.toEqual({ code: 3, stdout: ["a", "b"], stderr: ["c"] });
});

test("hands out lines as they come, and variables in", async () => {
  const lines: string[] = [];
  const options = { cwd, env: { WORD: "hello" }, onStdout: (line: string) => void lines.push(line) };
  await run(process.execPath, ["-p", "process.env.WORD"], options);
  expect(lines).toEqual(["hello"]);
});

test("a command that does not exist is told apart", async () => {
  await expect(run("bimetal-has-no-such-command", [], { cwd })).rejects.toThrow(CommandNotFound);
});

test("the signal ends the command and what it has started", async () => {
  const controller = new AbortController();
  // The grandchild keeps both pipes open for a minute, and `run` waits until they are closed.
  const grandchild = 'console.log("started"); setTimeout(() => {}, 60_000)';
  const script = `require("node:child_process").spawnSync(process.execPath, ["-e", ${JSON.stringify(grandchild)}], { stdio: "inherit" })`;
  const ended = run(process.execPath, ["-e", script], {
    cwd,
    signal: controller.signal,
    onStdout: () => controller.abort(new Error("enough")),
  });
  await expect(ended).rejects.toThrow("enough");
});

test("a signal that has come before keeps it from starting", async () => {
  await expect(node("", AbortSignal.abort(new Error("no")))).rejects.toThrow("no");
});
