/** What other private packages of this repository ask and judge schemas with. */

export * as checks from "../fixtures/checks.ts";
export { nodeName } from "../src/emit/nodes-rs/index.ts";
export { partsOfSchema, partsOfType } from "../src/schema-parts.ts";
export { decodeByRust } from "./decode-by-rust.ts";
export { createRandom, type Random } from "./random.ts";
export { randomBody } from "./random-body.ts";
export { judgeByParser, judgeByZod, type Verdict } from "./reference.ts";
export {
  buildWasmJudge,
  describeVerdict,
  explainByRust,
  judgeByRust,
  type Question,
  type RustCase,
  type RustExplanation,
  type RustVerdict,
  readAnswers,
  readExplanations,
  writeQuestions,
} from "./rust-judge.ts";
