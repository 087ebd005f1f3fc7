/** What other private packages of this repository ask and judge schemas with. */

export * as checks from "../fixtures/checks.ts";
export { nodeName } from "../src/emit/nodes-rs/index.ts";
export { partsOfSchema, partsOfType } from "../src/schema-parts.ts";
export { hasDuplicateKeys, rewriteBody } from "./duplicate-keys.ts";
export { createRandom, type Random } from "./random.ts";
export { randomBody } from "./random-body.ts";
export { judgeByParser, judgeByZod, type Verdict } from "./reference.ts";
export {
  describeVerdict,
  explainByRust,
  judgeByRust,
  type RustCase,
  type RustExplanation,
  type RustVerdict,
} from "./rust-judge.ts";
