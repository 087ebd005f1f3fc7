import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { answer, ENTER } from "../test/answer.ts";
import { type Arguments, readArguments } from "./arguments.ts";
import { ask } from "./ask.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "create-bimetal-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

const DOWN = "\u001b[B";
const CTRL_C = "\u0003";

/** Types an answer to each question as soon as it is asked. */
function answering(args: readonly string[], answers: readonly (readonly [question: string, keys: string])[]) {
  return ask(readArguments(args), answer(answers));
}

test("what the command line does not say is asked", async () => {
  const asked = answering(
    ["--package-manager", "bun"],
    [
      ["which folder", join(folder, "My App") + ENTER],
      ["my-app", ENTER],
      ["languages", DOWN],
      ["● rust", ENTER],
      ["repository", "n"],
      ["Install", ENTER],
    ],
  );
  expect(await asked).toEqual({
    ...{ directory: join(folder, "My App"), name: "my-app", template: "rust", manager: "bun" },
    ...{ git: false, install: true, yes: false, workspace: false, dryRun: false, json: false },
  } satisfies Arguments);
});

test("an answer that cannot be is told, and asked for again", async () => {
  writeFileSync(join(folder, "notes.txt"), "");
  const rest = ["--template=rust", "--package-manager=npm", "--no-git", "--no-install"];
  const asked = answering(rest, [
    ["which folder", folder + ENTER],
    ["is not empty, it has notes.txt", `/zod${ENTER}`],
    ["zod", ENTER],
    ["is that of a package which", `-api${ENTER}`],
  ]);
  expect(await asked).toMatchObject({ directory: join(folder, "zod"), name: "zod-api" });
});

test("a folder on the command line that cannot be is no question", async () => {
  writeFileSync(join(folder, "notes.txt"), "");
  await expect(answering([folder], [])).rejects.toThrow("is not empty, it has notes.txt: choose another folder.");
});

test("Ctrl-C ends the questions", async () => {
  await expect(answering([join(folder, "a")], [["name", CTRL_C]])).rejects.toMatchObject({ exitCode: 130 });
});
