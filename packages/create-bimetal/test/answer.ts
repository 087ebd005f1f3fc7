import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import type { Streams } from "../src/ask.ts";

export const ENTER = "\r";

/** A terminal at which somebody types an answer to each question as soon as it is asked. */
export function answer(answers: readonly (readonly [question: string, keys: string])[]): Streams {
  const input = new PassThrough();
  const output = new PassThrough();
  const left = [...answers];
  let shown = "";
  output.setEncoding("utf8").on("data", (text) => {
    shown += stripVTControlCharacters(text);
    const [next] = left;
    if (!next || !shown.includes(next[0])) return;
    left.shift();
    shown = "";
    setImmediate(() => input.write(next[1]));
  });
  return { input, output };
}
