import { expect, test } from "vitest";
import { answer, ENTER } from "../../test/answer.ts";
import { askAddition } from "./ask-addition.ts";
import type { Addition } from "./plan-addition.ts";

const change = (path: string, replaces = false) => ({ path, file: `/${path}`, before: "a\n", after: "b\n", replaces });

/** What is planned when some offers are taken. */
const plan = (chosen: ReadonlySet<string>): Addition => ({
  route: "/hello",
  isGuarded: false,
  kept: [],
  offers: ["scripts.dev", "scripts.test"].map((id) => ({ id, question: `${id}?` })),
  changes: [...[...chosen].map((id) => change(id)), change("src/lib.rs", true)],
});

/** Types an answer to each question as soon as it is asked. */
function answering(...answers: readonly (readonly [question: string, keys: string])[]) {
  return askAddition(plan(new Set()), plan, answer(answers));
}

test("each change that somebody may not want is asked for, then all of it", async () => {
  const asked = answering(
    ["scripts.dev?", ENTER],
    ["scripts.test?", "n"],
    ["src/lib.rs is there", "y"],
    ["Make these", "y"],
  );
  expect((await asked)?.changes.map(({ path }) => path)).toEqual(["scripts.dev", "src/lib.rs"]);
});

test("a file is not replaced by an answer that is only entered", async () => {
  expect(
    await answering(["scripts.dev?", "n"], ["scripts.test?", "n"], ["src/lib.rs is there", ENTER]),
  ).toBeUndefined();
});

test("no is no, and Ctrl-C ends the questions", async () => {
  const first = [
    ["scripts.dev?", "n"],
    ["scripts.test?", "n"],
    ["src/lib.rs is there", "y"],
  ] as const;
  expect(await answering(...first, ["Make these", "n"])).toBeUndefined();
  await expect(answering(["scripts.dev?", "\u0003"])).rejects.toMatchObject({ exitCode: 130 });
});
